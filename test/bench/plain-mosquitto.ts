import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startServer } from "../server-process.ts";

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
	const broker = await startServer("mosquitto", ["-c", file], port);
	return {
		port,
		async stop() {
			await broker.stop();
			await rm(folder, { recursive: true });
		},
	};
}
