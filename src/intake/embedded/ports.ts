import { createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { AnonymousSockets } from "../../admission/unauthenticated-sockets.ts";
import { watchUnshaken } from "../../admission/unshaken-sockets.ts";
import type { Certificates } from "../../certificates/certificates.ts";
import { serverOptions } from "../../certificates/protocols.ts";
import { Refusal } from "../../model/problem.ts";
import { askedOf, type ClientCertificates } from "./client-certificate.ts";

/** Where something listens; port 0: a free one. */
export interface Address {
	readonly host: string;
	readonly port: number;
}

/** MQTT over TLS. */
export interface SecurePort extends Address {
	readonly certificates: Certificates;
	/** Absent, devices sign in with their passwords only. */
	readonly clients?: ClientCertificates;
}

/** The ports on which devices connect. */
export interface Ports {
	readonly plain?: Address;
	readonly secure?: SecurePort;
}

/** The same once they are open, with their real numbers. */
export interface OpenPorts {
	readonly plain?: Address;
	readonly secure?: Address;
	/** True while all of them take connections. */
	readonly listening: boolean;
	/** Takes no more; resolves once the last connection has ended. */
	close(): Promise<void>;
}

const SOCKETS = { noDelay: true, allowHalfOpen: true, keepAlive: true };

/**
 * Opens the ports; `accept` is told each connection, after its TLS handshake where it has one.
 *
 * @throws {Refusal} `port-taken`: what is taken, and by which option another is named; nothing is left open.
 */
export async function openPorts(
	{ plain, secure }: Ports,
	{ anonymous, accept }: { anonymous: AnonymousSockets; accept: (socket: Socket) => void },
): Promise<OpenPorts> {
	const servers: Server[] = [];
	const ends: (() => void)[] = [];
	const close = async () => {
		for (const end of ends) end();
		await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	};
	try {
		const opened: { plain?: Address; secure?: Address } = {};
		if (plain) {
			const server = createPlainServer(SOCKETS, accept);
			servers.push(server);
			anonymous.watch(server, { tls: false });
			opened.plain = await listening(server, plain, "--mqtt");
		}
		if (secure) {
			const { certificates, clients } = secure;
			const options = () => ({ ...serverOptions(certificates.pair), ...askedOf(clients) });
			const server = createTlsServer({ ...SOCKETS, ...options() }, accept);
			servers.push(server);
			ends.push(certificates.follow(() => server.setSecureContext(options())));
			ends.push(watchUnshaken(server).cut);
			anonymous.watch(server, { tls: true });
			opened.secure = await listening(server, secure, "--mqtts");
		}
		return {
			...opened,
			get listening() {
				return servers.every((server) => server.listening);
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function listening(server: Server, { host, port }: Address, option: string): Promise<Address> {
	return new Promise((done, failed) => {
		server.once("error", (error: NodeJS.ErrnoException) => {
			const found = error.code === "EADDRINUSE" ? "the port is taken by another process" : error.message;
			const detail = `${option} ${host}:${port}: cannot listen for MQTT there: ${found}; another can be named with ${option} HOST:PORT, 0 picks a free one`;
			failed(new Refusal({ code: "port-taken", detail }));
		});
		server.listen(port, host, () => {
			const address = server.address();
			done(typeof address === "object" && address ? { host: address.address, port: address.port } : { host, port });
		});
	});
}
