import type { Server as NetServer } from "node:net";
import { Server as TlsServer } from "node:tls";
import type { Certificates } from "../certificates/certificates.ts";
import { serverOptions } from "../certificates/protocols.ts";
import { redirectPlain } from "./plain-requests.ts";

/**
 * Has a TLS server take each new certificate as soon as it is there, for connections from then on, and answer plain
 * requests on its port with a redirect; `close` ends those at once on which TLS is not spoken. Call it before anybody listens for the server's connections.
 */
export function secureWith(server: NetServer, certificates: Certificates, basePath: string): { close(): void } {
	if (!(server instanceof TlsServer)) throw new Error("no TLS server");
	const plain = redirectPlain(server, basePath);
	const unfollow = certificates.follow((pair) => server.setSecureContext(serverOptions(pair)));
	return {
		close() {
			unfollow();
			plain.cut();
		},
	};
}
