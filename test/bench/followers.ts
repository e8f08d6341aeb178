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
}

export interface LiveResult {
	readonly sent: number;
	/** Events times followers that were told of them. */
	readonly told: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
	readonly highestMs: number;
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
	readonly #sent: Sent;
	readonly #next = new Map<number, number>();

	constructor(sent: Sent) {
		this.#sent = sent;
	}

	heard(bytes: Buffer): void {
		const now = performance.now();
		const seq = SEQ.exec(bytes.toString("latin1", 0, 60))?.[1];
		if (seq === undefined) return;
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
	const watches = Array.from({ length: job.followers }, () => new Watch(sent));
	const consoles = await Promise.all(watches.map((watch) => follower(job, watch)));
	const beams = await Promise.all(job.senders.map((sender) => beam(job, sender)));
	const begun = performance.now();
	const until = begun + job.warmUpMs + job.measureMs;
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
			if (now < until) return;
			clearInterval(timer);
			done();
		}, TICK_MS);
	});
	await new Promise((go) => setTimeout(go, SETTLE_MS));
	for (const { socket } of beams) socket.destroy();
	for (const console of consoles) console.terminate();
	const took = watches.flatMap((watch) => watch.took);
	const measured = took.filter(({ sentAt }) => sentAt >= begun + job.warmUpMs).map(({ ms }) => ms);
	const at = (share: number) => Math.round(percentile(measured, share) * 100) / 100;
	return { sent: count, told: took.length, p50Ms: at(0.5), p99Ms: at(0.99), highestMs: at(1) };
}

process.once("message", (job: LiveJob) => {
	void run(job).then((result) => process.send?.(result, () => process.disconnect()));
});
