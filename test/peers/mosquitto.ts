import { execFile, execFileSync } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startServer } from "../server-process.ts";
import { ensurePrograms } from "./system-packages.ts";

const PACKAGES = ["mosquitto", "mosquitto-clients"];
const PROGRAMS = ["mosquitto", "mosquitto_pub", "mosquitto_sub", "mosquitto_passwd"];
const DEPLOY = new URL("../../config/deploy/", import.meta.url);

/** Makes sure that Mosquitto is there, as a system package; says what to do where it may not install one. */
export function ensureMosquitto(): void {
	ensurePrograms(PROGRAMS, PACKAGES);
}

export interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs one of Mosquitto's clients to its end. */
export function run(program: "mosquitto_pub" | "mosquitto_sub", args: readonly string[]): Promise<Ended> {
	return new Promise((done) =>
		execFile(program, args, (error, out, err) =>
			done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }),
		),
	);
}

export interface Mosquitto {
	readonly port: number;
	stop(): Promise<void>;
}

/** Starts Mosquitto as `config/deploy` says (unless `limited`, without its bound on a message's size), on a free port, with these users and their passwords. */
export async function startMosquitto(
	passwords: Readonly<Record<string, string>>,
	{ limited = true }: { limited?: boolean } = {},
): Promise<Mosquitto> {
	const folder = await mkdtemp(join(tmpdir(), "mosquitto-"));
	const port = await freePort();
	const files = { passwords: join(folder, "passwd"), acl: join(folder, "acl"), conf: join(folder, "conf") };
	await writeFile(
		files.passwords,
		Object.entries(passwords)
			.map(([name, password]) => `${name}:${password}\n`)
			.join(""),
		{ mode: 0o600 },
	);
	execFileSync("mosquitto_passwd", ["-U", files.passwords]);
	const acl = await readFile(new URL("mosquitto.acl", DEPLOY), "utf8");
	await writeFile(files.acl, acl.replace("# user wall-screen\n# topic", "user wall-screen\ntopic"));
	const conf = (await readFile(new URL("mosquitto.conf", DEPLOY), "utf8"))
		.replace("listener 1883 127.0.0.1", `listener ${port} 127.0.0.1`)
		.replace("/etc/mosquitto/gatehouse.passwd", files.passwords)
		.replace("/etc/mosquitto/gatehouse.acl", files.acl)
		.replace("/var/lib/mosquitto/", `${folder}/`)
		.replace(/^message_size_limit .*$/m, (line) => (limited ? line : ""));
	await writeFile(files.conf, process.getuid?.() === 0 ? `${conf}\nuser root\n` : conf);
	await chmod(folder, 0o755);
	const broker = await startServer("mosquitto", ["-c", files.conf], port);
	return {
		port,
		stop: async () => {
			await broker.stop();
			await rm(folder, { recursive: true });
		},
	};
}
