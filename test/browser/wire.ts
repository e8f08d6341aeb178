import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** The way from a phone to its hub, which goes dead as in a basement. */
export interface Wire {
	readonly port: number;
	/** Nothing that is open goes on, and nothing new opens. */
	cut(): void;
	mend(): void;
}

/** A wire to a port of this machine; it ends with the test. */
export async function wireTo(port: number): Promise<Wire> {
	const open = new Set<Socket>();
	let dead = false;
	const cut = () => {
		for (const socket of open) socket.destroy();
	};
	const server = createServer((near) => {
		if (dead) return near.destroy();
		const far = connect(port, "127.0.0.1");
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(one);
			one.on("error", () => undefined);
			one.on("close", () => {
				open.delete(one);
				other.destroy();
			});
			one.pipe(other);
		}
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	onTestFinished(() => {
		server.close();
		cut();
	});
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("the wire has no port");
	return {
		port: bound.port,
		cut() {
			dead = true;
			cut();
		},
		mend() {
			dead = false;
		},
	};
}
