import { createServer as createPlain, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createSecure } from "node:https";
import { onTestFinished } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";
import { somebodysPair } from "../certificates/issuer.ts";
import { now } from "../waiting.ts";

/** One request as it came. */
export interface Asked {
	readonly url: URL;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** What is answered; `hang`: nothing, ever; `reset`: the connection is broken off. */
export type Answers =
	| {
			readonly status?: number;
			readonly headers?: Readonly<Record<string, string>>;
			readonly body?: string;
	  }
	| "hang"
	| "reset";

const DAY_MS = 86_400_000;

/** A certificate for `localhost` that nobody trusts by themselves. */
export function localPair({ endedMs = 0 } = {}): Promise<Pair> {
	const from = now();
	const to = endedMs > 0 ? from - endedMs : from + DAY_MS;
	return somebodysPair({ name: "localhost", from: to - 10 * DAY_MS, to });
}

/** A receiver that answers each request as the test says; over TLS with a pair. Its address is `https://localhost:…`. */
export async function answering(answer: (asked: Asked, n: number) => Answers, pair?: Pair) {
	const received: Asked[] = [];
	const listener: RequestListener = (request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const url = new URL(request.url ?? "/", "http://receiver");
			const asked = { url, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
			received.push(asked);
			const said = answer(asked, received.length);
			if (said === "hang") return;
			if (said === "reset") return void request.socket.destroy();
			response.writeHead(said.status ?? 200, { ...said.headers });
			response.end(said.body ?? "");
		});
	};
	const server = pair ? createSecure(pair, listener) : createPlain(listener);
	await new Promise<void>((done) => server.listen(0, "localhost", done));
	const close = () =>
		new Promise<void>((done) => {
			server.closeAllConnections();
			server.close(() => done());
		});
	onTestFinished(close);
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	const { port } = address;
	return { port, url: `${pair ? "https" : "http"}://localhost:${port}`, received, close };
}
