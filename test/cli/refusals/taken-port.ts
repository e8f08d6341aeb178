import { createServer, type Server } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** A port of this machine that something else listens on, during a file's tests. */
export function takenPort(): () => number {
	let taken: Server;
	let port = 0;
	beforeAll(async () => {
		taken = createServer();
		await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
		const address = taken.address();
		port = typeof address === "object" && address ? address.port : 0;
	});
	afterAll(() => taken.close());
	return () => port;
}
