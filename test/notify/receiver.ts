import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request as it came. */
export interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

export interface Receiver {
	readonly port: number;
	readonly received: Received[];
	close(): Promise<void>;
}

/** A receiver of messages that answers with these statuses in turn, and with the last from then on. */
export async function receive(statuses: readonly number[], port = 0): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = "";
		request.setEncoding("utf8");
		request.on("data", (chunk) => {
			body += chunk;
		});
		request.on("end", () => {
			response.statusCode = statuses[Math.min(received.length, statuses.length - 1)] ?? 200;
			received.push({ headers: request.headers, body });
			response.end();
		});
	});
	await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
	const close = () =>
		new Promise<void>((done) => {
			server.closeAllConnections();
			server.close(() => done());
		});
	onTestFinished(close);
	const address: AddressInfo | string | null = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return { port: address.port, received, close };
}
