import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { percentile } from "./percentile.ts";
import { type Sender, signedIn, templateOf, uuidv7 } from "./senders.ts";

export interface LiveJob {
	readonly http: string;
	readonly cookie: string;
	readonly port: number;
	readonly senders: readonly Sender[];
	readonly followers: number;
	readonly perSecond: number;
	readonly warmUpMs: number;
	readonly measureMs: number;
	/** Sent once in the middle of it all. */
	readonly critical?: Sender;
}

export interface LiveResult {
	readonly sent: number;
	/** Events times followers that were told of them. */
	readonly told: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
	readonly highestMs: number;
	/** Until the slowest follower was told of the critical one. */
	readonly criticalMs?: number;
}

const TICK_MS = 2;
const PACKET_IDS = 60_000;
const SETTLE_MS = 1_000;
const SEQ = /^\{"type":"change","seq":(\d+),/;

/** When each event was sent, by device in order; shared by all followers. */
class Sent {
	readonly #at: number[][];
	readonly #placeOf = new Map<string, { device: number; place: number }>();
	readonly #idsOf = new Map<string, readonly string[]>();

	constructor(devices: number) {
		this.#at = Array.from({ length: devices }, () => []);
	}

	note(device: number, id: string): void {
		const at = this.#at[device];
		if (!at) return;
		this.#placeOf.set(id, { device, place: at.length });
		at.push(performance.now());
	}

	at(device: number, place: number): number {
		return this.#at[device]?.[place] ?? 0;
	}

	/** Where the events of a message stand. All followers get the same text, so it is parsed once. */
	placesIn(bytes: Buffer, seq: string): readonly { device: number; place: number }[] {
		const ids = this.#idsOf.get(seq) ?? idsIn(bytes);
		this.#idsOf.set(seq, ids);
		return ids.flatMap((id) => this.#placeOf.get(id) ?? []);
	}
}

/**
 * How long after its sending each event was told to one follower. A message may leave entries out, if it is of many; they
 * count as told with the next entry of their device, which is never too early.
 */
class Watch {
	readonly took: { readonly sentAt: number; readonly ms: number }[] = [];
	/** When it was told of the critical one. */
	criticalAt = Number.POSITIVE_INFINITY;
	readonly #sent: Sent;
	readonly #critical: string | undefined;
	readonly #next = new Map<number, number>();

	constructor(sent: Sent, critical: Sender | undefined) {
		this.#sent = sent;
		this.#critical = critical && `"${critical.type}"`;
	}

	heard(bytes: Buffer): void {
		const now = performance.now();
		const seq = SEQ.exec(bytes.toString("latin1", 0, 60))?.[1];
		if (seq === undefined) return;
		if (this.#critical && bytes.includes(this.#critical)) this.criticalAt = Math.min(this.criticalAt, now);
		for (const { device, place } of this.#sent.placesIn(bytes, seq)) {
			for (let next = this.#next.get(device) ?? 0; next <= place; next++) {
				const sentAt = this.#sent.at(device, next);
				this.took.push({ sentAt, ms: now - sentAt });
			}
			this.#next.set(device, Math.max(this.#next.get(device) ?? 0, place + 1));
		}
	}
}

function idsIn(bytes: Buffer): readonly string[] {
	const { events = [] }: { events?: readonly { id: string }[] } = JSON.parse(bytes.toString());
	return events.map(({ id }) => id);
}

async function follower({ http, cookie }: LiveJob, watch: Watch): Promise<WebSocket> {
	const url = `${http.replace("http", "ws")}/live`;
	const socket = new WebSocket(url, { headers: { cookie, origin: http }, perMessageDeflate: false });
	await new Promise((done, failed) => socket.once("open", done).once("error", failed));
	socket.send(JSON.stringify({ type: "follow", since: 0 }));
	socket.on("message", (bytes: Buffer) => watch.heard(bytes));
	return socket;
}

/** A device that sends under the ids it is given. */
async function beam(job: LiveJob, sender: Sender): Promise<{ socket: Socket; send(id: string): void }> {
	const socket = await signedIn(job.port, sender);
	socket.on("data", () => {});
	const { bytes, packetIdAt, idAt } = templateOf(sender);
	let sent = 0;
	return {
		socket,
		send(id) {
			bytes.writeUInt16BE((sent++ % PACKET_IDS) + 1, packetIdAt);
			bytes.write(id, idAt, "latin1");
			socket.write(Buffer.from(bytes));
		},
	};
}

async function run(job: LiveJob): Promise<LiveResult> {
	const sent = new Sent(job.senders.length);
	const watches = Array.from({ length: job.followers }, () => new Watch(sent, job.critical));
	const consoles = await Promise.all(watches.map((watch) => follower(job, watch)));
	const beams = await Promise.all(job.senders.map((sender) => beam(job, sender)));
	const critical = job.critical && (await beam(job, job.critical));
	let criticalSentAt: number | undefined;
	const begun = performance.now();
	const until = begun + job.warmUpMs + job.measureMs;
	const middle = begun + (job.warmUpMs + job.measureMs) / 2;
	let count = 0;
	await new Promise<void>((done) => {
		const timer = setInterval(() => {
			const now = performance.now();
			const due = Math.floor(((Math.min(now, until) - begun) * job.perSecond) / 1_000);
			for (; count < due; count++) {
				const id = uuidv7(Date.now());
				sent.note(count % beams.length, id);
				beams[count % beams.length]?.send(id);
			}
			if (critical && criticalSentAt === undefined && now >= middle) {
				criticalSentAt = performance.now();
				critical.send(uuidv7(Date.now()));
			}
			if (now < until) return;
			clearInterval(timer);
			done();
		}, TICK_MS);
	});
	await new Promise((go) => setTimeout(go, SETTLE_MS));
	for (const { socket } of critical ? [...beams, critical] : beams) socket.destroy();
	for (const console of consoles) console.terminate();
	const took = watches.flatMap((watch) => watch.took);
	const measured = took.filter(({ sentAt }) => sentAt >= begun + job.warmUpMs).map(({ ms }) => ms);
	const rounded = (ms: number) => Math.round(ms * 100) / 100;
	const at = (share: number) => rounded(percentile(measured, share));
	const toldAt = Math.max(...watches.map(({ criticalAt }) => criticalAt));
	if (critical && toldAt === Number.POSITIVE_INFINITY)
		throw new Error("a console was never told of the critical alarm");
	return {
		...{ sent: count, told: took.length, p50Ms: at(0.5), p99Ms: at(0.99), highestMs: at(1) },
		...(criticalSentAt !== undefined && { criticalMs: rounded(toldAt - criticalSentAt) }),
	};
}

process.once("message", (job: LiveJob) => {
	void run(job).then((result) => process.send?.(result, () => process.disconnect()));
});
