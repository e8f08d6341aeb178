import type { Server, Socket } from "node:net";
import { nameOf } from "./connection-name.ts";

/**
 * The sockets of a TLS server whose handshake is not done: the server has told nobody of them, and yet waits for them when
 * it closes. `cut` ends them all.
 */
export function watchUnshaken(server: Server): { cut(): void } {
	const shaking = new Map<string, Socket>();
	server.on("connection", (socket: Socket) => {
		const name = nameOf(socket);
		shaking.set(name, socket);
		socket.once("close", () => shaking.get(name) === socket && shaking.delete(name));
	});
	server.on("secureConnection", (socket: Socket) => shaking.delete(nameOf(socket)));
	return {
		cut() {
			for (const socket of shaking.values()) socket.destroy();
		},
	};
}
