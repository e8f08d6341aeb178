import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { z } from "zod";
import { gardenAt } from "./local-hour.ts";
import { ceiling, PATIENCE_MS } from "./waiting.ts";

const CLI = ".build/src/cli/gatehouse.js";
/** As the package's scripts start it. */
const NODE_FLAGS = ["--max-semi-space-size=8", "--heap-growing-percent=40"];

/** A line of the hub's log. */
export type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

/** The built hub in a process of its own, on a real folder and real ports. */
export interface HubProcess {
	readonly data: string;
	/** `http://127.0.0.1:12345`. */
	readonly http: string;
	readonly mqtt: string;
	/** Where devices connect by TLS, if they can. */
	readonly mqtts?: string;
	readonly lines: readonly Line[];
	readonly process: ChildProcess;
	/** Dies on the spot, as by a power cut of the process. */
	kill9(): Promise<void>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
}

/** A folder of its own for one test. */
export function newFolder(): string {
	return mkdtempSync(join(tmpdir(), "gatehouse-"));
}

/** Starts the built hub and resolves once it says that it is ready. Port 0 picks a free one. */
export async function startHub({
	data = newFolder(),
	http = "127.0.0.1:0",
	mqtt = "127.0.0.1:0",
	args = [],
	config = gardenAt(),
	root = ".",
}: {
	data?: string;
	http?: string;
	mqtt?: string;
	args?: readonly string[];
	/** The site's file, from `root`; absent: Jingxin Garden at the hour that the suites choose. */
	config?: string;
	/** The built project. */
	root?: string;
} = {}): Promise<HubProcess> {
	const given = ["serve", "--config", config, "--data", data, "--http", http, "--mqtt", mqtt, ...args];
	const child = spawn(process.execPath, [...NODE_FLAGS, CLI, ...given], {
		cwd: root,
		stdio: ["ignore", "pipe", "pipe"],
	});
	const exited = once(child, "exit");
	const lines: Line[] = [];
	let errors = "";
	child.stderr.on("data", (text) => {
		errors += text;
	});
	const ready = new Promise<Line>((resolve, reject) => {
		const late = ceiling(PATIENCE_MS, () => reject(new Error(`not ready in time: ${errors}`)));
		child.once("exit", (code) => reject(new Error(`the hub ended with ${code}: ${errors}`)));
		createInterface({ input: child.stdout }).on("line", (text) => {
			const line: Line = JSON.parse(text);
			lines.push(line);
			if (line.msg !== "ready") return;
			late.lift();
			resolve(line);
		});
	});
	const { http: url, mqtt: broker, mqtts } = await ready;
	return {
		data,
		http: String(url),
		mqtt: String(broker),
		...(mqtts !== undefined && { mqtts: String(mqtts) }),
		lines,
		process: child,
		async kill9() {
			child.kill("SIGKILL");
			await exited;
		},
		async stop() {
			child.kill("SIGTERM");
			await exited;
			return child.exitCode;
		},
	};
}

/** Runs a command of the built hub; what it printed, or an error with what it said. */
export function gatehouse(args: readonly string[], input?: string): string {
	const env = { ...process.env, GATEHOUSE_CONFIG: gardenAt() };
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", input, env });
	if (status !== 0) throw new Error(`gatehouse ${args.join(" ")} ended with ${status}: ${stderr}`);
	return stdout;
}

/**
 * The same beside what the test itself does with a hub: a process that stands still meanwhile does not see that the hub has
 * closed a connection that was idle, and would use it again.
 */
export async function gatehouseBeside(args: readonly string[]): Promise<string> {
	const env = { ...process.env, GATEHOUSE_CONFIG: gardenAt() };
	const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"], env });
	const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
	if (status !== 0) throw new Error(`gatehouse ${args.join(" ")} ended with ${status}: ${stderr}`);
	return stdout;
}

/** Credentials for devices of a folder. */
export function credentials(data: string, ids: readonly string[]): Record<string, string> {
	return JSON.parse(gatehouse(["device", "credentials", ...ids, "--json", "--data", data]));
}

/** A signed-in person's calls to the API. */
export interface Api {
	readonly cookie: string;
	get<T>(path: string, shape: z.ZodType<T>): Promise<T>;
	post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
}

/** Of every person added by `addUser`. */
export const PASSWORD = "a-lamp-over-the-gate-7";

/** Adds a person to the folder. */
export function addUser(data: string, name: string, role: string): void {
	gatehouse(["user", "add", name, "--role", role, "--password-stdin", "--data", data], PASSWORD);
}

/** Signs in as a person added by `addUser`. */
export async function signIn(http: string, username: string): Promise<Api> {
	const signed = await fetch(`${http}/api/v1/session`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: http },
		body: JSON.stringify({ username, password: PASSWORD }),
	});
	if (!signed.ok) throw new Error(`sign-in: ${signed.status} ${await signed.text()}`);
	const cookie = signed.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	return apiOf(http, cookie);
}

/** The calls of whoever has this cookie. */
export function apiOf(http: string, cookie: string): Api {
	return {
		cookie,
		async get(path, shape) {
			const answer = await fetch(`${http}/api/v1${path}`, { headers: { cookie } });
			if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
			return shape.parse(await answer.json());
		},
		async post(path, body) {
			const answer = await fetch(`${http}/api/v1${path}`, {
				method: "POST",
				headers: { cookie, origin: http, "content-type": "application/json" },
				body: JSON.stringify(body),
			});
			return { status: answer.status, body: await answer.json() };
		},
	};
}
