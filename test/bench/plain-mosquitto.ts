import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PlainMosquitto {
	readonly port: number;
	stop(): Promise<void>;
}

/** Mosquitto in memory: nothing stored, nobody subscribed, every QoS 1 message acknowledged at once. */
export async function startPlainMosquitto(): Promise<PlainMosquitto> {
	const folder = await mkdtemp(join(tmpdir(), "mosquitto-"));
	const port = await freePort();
	const file = join(folder, "mosquitto.conf");
	const lines = [`listener ${port} 127.0.0.1`, "allow_anonymous true", "persistence false", "set_tcp_nodelay true"];
	await writeFile(file, `${lines.join("\n")}\n`);
	const broker = spawn("mosquitto", ["-c", file], { stdio: "ignore" });
	const ended = once(broker, "exit");
	for (let tries = 0; !(await answers(port)); tries++) {
		if (tries > 100 || broker.exitCode !== null) throw new Error("mosquitto does not start");
		await new Promise((go) => setTimeout(go, 50));
	}
	return {
		port,
		async stop() {
			broker.kill();
			await ended;
			await rm(folder, { recursive: true });
		},
	};
}

function answers(port: number): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(port, "127.0.0.1", () => {
			socket.destroy();
			done(true);
		}).on("error", () => done(false));
	});
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port }: { port: number } = Object(server.address());
	await new Promise((done) => server.close(done));
	return port;
}
