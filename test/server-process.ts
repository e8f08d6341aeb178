import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { lapse } from "./waiting.ts";

/** A port of this machine's own that was free a moment ago. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port }: { port: number } = Object(server.address());
	await new Promise((done) => server.close(done));
	return port;
}

/** Somebody else's server in a process of its own. */
export interface ServerProcess {
	/** Asks it to end, and waits until it has; killed by SIGTERM where it has not after five seconds. */
	stop(signal?: NodeJS.Signals): Promise<void>;
}

const LOOK_MS = 50;
const LOOKS = 200;
const ENDS_WITHIN_MS = 5_000;

/** Starts a program and resolves once this port of it can be reached. @throws {Error} It can't in time: with what it said. */
export async function startServer(program: string, args: readonly string[], port: number): Promise<ServerProcess> {
	const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
	const said: string[] = [];
	server.stderr.on("data", (chunk) => said.push(String(chunk)));
	const ended = new Promise<void>((done) => server.once("exit", () => done()));
	for (let looks = 0; !(await isReached(port)); looks++) {
		if (looks > LOOKS || server.exitCode !== null) throw new Error(`${program} does not start: ${said.join("")}`);
		await lapse(LOOK_MS);
	}
	return {
		async stop(signal = "SIGTERM") {
			server.kill(signal);
			await Promise.race([
				ended,
				lapse(ENDS_WITHIN_MS)
					.then(() => server.kill("SIGTERM"))
					.then(() => ended),
			]);
		},
	};
}

function isReached(port: number): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(port, "127.0.0.1", () => {
			socket.destroy();
			done(true);
		}).on("error", () => done(false));
	});
}
