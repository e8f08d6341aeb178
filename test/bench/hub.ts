import { readFileSync } from "node:fs";
import { WebSocket } from "ws";
import { addUser, credentials, type HubProcess, newFolder, signIn, startHub } from "../hub-process.ts";
import { MIXED, PANIC, type Sender, TEN_BEAMS } from "./senders.ts";

/** The event loop is looked at so often, and that is part of what is measured (Node's `monitorEventLoopDelay`). */
const LOOKS_EVERY_MS = 10;

/** A hub to measure: its own folder, credentials for the senders, an operator's cookie. */
export interface Bench {
	readonly hub: HubProcess;
	readonly port: number;
	readonly cookie: string;
	/** From the start of the process to its `ready`. */
	readonly readyMs: number;
	withPasswords(senders: readonly Sender[]): readonly Sender[];
}

export async function startBench(data = newFolder()): Promise<Bench> {
	addUser(data, "li", "operator");
	const passwords = credentials(data, [...new Set([...TEN_BEAMS, ...MIXED, PANIC].map(({ id }) => id))]);
	const { hub, readyMs } = await startTimed(data);
	const { cookie } = await signIn(hub.http, "li");
	return {
		hub,
		port: Number(new URL(hub.mqtt).port),
		cookie,
		readyMs,
		withPasswords: (senders) => senders.map((one) => ({ ...one, password: passwords[one.id] ?? "" })),
	};
}

/** Starts a hub on the folder, and says how long that took. */
export async function startTimed(data: string): Promise<{ hub: HubProcess; readyMs: number }> {
	const from = performance.now();
	const hub = await startHub({ data });
	return { hub, readyMs: Math.round(performance.now() - from) };
}

/** A console that follows and reads all it is told. */
export async function followed({ hub, cookie }: Pick<Bench, "hub" | "cookie">): Promise<WebSocket> {
	const url = `${hub.http.replace("http", "ws")}/live`;
	const socket = new WebSocket(url, { headers: { cookie, origin: hub.http }, perMessageDeflate: false });
	await new Promise((done, failed) => socket.once("open", done).once("error", failed));
	socket.send(JSON.stringify({ type: "follow", since: 0 }));
	await new Promise<void>((done) => {
		const synced = (bytes: Buffer) => {
			const { type, more }: { type: string; more?: boolean } = JSON.parse(bytes.toString());
			if (type !== "sync" || more) return;
			socket.off("message", synced);
			done();
		};
		socket.on("message", synced);
	});
	socket.on("message", () => {});
	return socket;
}

/** The hub's memory now and at its highest, MiB. */
export function memoryOf({ process: { pid } }: HubProcess): { rssMiB: number; highestMiB: number } {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	const mib = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
	return { rssMiB: mib("VmRSS"), highestMiB: mib("VmHWM") };
}

/** How late the main thread came to what was due since this was last asked, ms: 99 in 100, and the worst. */
export async function delayOf({
	hub,
	cookie,
}: Pick<Bench, "hub" | "cookie">): Promise<{ p99Ms: number; highestMs: number }> {
	const text = await (await fetch(`${hub.http}/metrics`, { headers: { cookie } })).text();
	const late = (which: string) => {
		const seconds = Number(new RegExp(`^nodejs_eventloop_lag_${which}_seconds (.+)$`, "m").exec(text)?.[1]);
		return Math.max(0, Math.round((seconds * 1_000 - LOOKS_EVERY_MS) * 10) / 10);
	};
	return { p99Ms: late("p99"), highestMs: late("max") };
}
