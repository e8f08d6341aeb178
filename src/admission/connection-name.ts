import type { Socket } from "node:net";

/** What tells one TCP connection from all others, also where TLS or a WebSocket has been laid over it. */
export type Peer = Pick<Socket, "localPort" | "remoteAddress" | "remotePort">;

/** Its name, while it lasts. */
export function nameOf({ localPort, remoteAddress, remotePort }: Peer): string {
	return `${localPort} ${remoteAddress} ${remotePort}`;
}
