import { once } from "node:events";
import { type AddressInfo, isIP } from "node:net";
import { checkServerIdentity, connect, createServer, type SecureVersion } from "node:tls";
import type { Pair } from "../../src/certificates/pair.ts";
import { serverOptions } from "../../src/certificates/protocols.ts";

interface Client {
	/** The authorities that it trusts, PEM. */
	readonly ca: string;
	/** The name that it asks for. */
	readonly name: string;
	readonly maxVersion?: SecureVersion;
	readonly ciphers?: string;
}

/** A real handshake with a server that speaks as the hub does: its protocol and cipher, or why the client ended it. */
export async function shakeHands(pair: Pair, { ca, name, ...limits }: Client): Promise<string> {
	const server = createServer(serverOptions(pair), (socket) => socket.end()).listen(0, "127.0.0.1");
	server.on("tlsClientError", () => undefined);
	await once(server, "listening");
	// `address()` is a string for pipes only.
	const { port } = server.address() as AddressInfo;
	const socket = connect({
		...{ port, host: "127.0.0.1", ca, minVersion: "TLSv1", ...limits },
		...(isIP(name) === 0 && { servername: name }),
		checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
	});
	try {
		await once(socket, "secureConnect");
		return `${socket.getProtocol()} ${socket.getCipher().name}`;
	} catch (error) {
		return error instanceof Error && "code" in error ? `${error.code}: ${error.message}` : String(error);
	} finally {
		socket.destroy();
		server.close();
	}
}
