import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import type { Socket } from "node:net";
import { median } from "./percentile.ts";
import { type Sender, signedIn, templateOf, uuidv7 } from "./senders.ts";

export interface AloneJob {
	readonly port: number;
	readonly sender: Sender;
	/** On the journal's disk. */
	readonly probeFile: string;
	readonly times: number;
}

export interface AloneResult {
	readonly medianMs: number;
	readonly fdatasyncMs: number;
	/** One event's durable acknowledgement over one sync of the same disk. */
	readonly ratio: number;
}

const PAGE = 4_096;
const PAGES = 1_024;
const PACKET_IDS = 60_000;
const REST_MS = 2;

/**
 * One event alone, PUBLISH to PUBACK, and one `fdatasync` of 4 KiB overwritten in a file beside the journal, in turns: the
 * disk's mood changes from second to second.
 */
async function run({ port, sender, probeFile, times }: AloneJob): Promise<AloneResult> {
	const socket = await signedIn(port, sender);
	const { bytes, packetIdAt, idAt } = templateOf(sender);
	const fd = openSync(probeFile, "w");
	const page = Buffer.alloc(PAGE, 1);
	writeSync(fd, Buffer.alloc(PAGE * PAGES));
	fdatasyncSync(fd);
	const events: number[] = [];
	const syncs: number[] = [];
	for (let n = 0; n < times; n++) {
		bytes.writeUInt16BE((n % PACKET_IDS) + 1, packetIdAt);
		bytes.write(uuidv7(Date.now()), idAt, "latin1");
		const sent = performance.now();
		socket.write(bytes);
		await answer(socket);
		events.push(performance.now() - sent);
		await new Promise((go) => setTimeout(go, REST_MS));
		const from = performance.now();
		writeSync(fd, page, 0, PAGE, (n % PAGES) * PAGE);
		fdatasyncSync(fd);
		syncs.push(performance.now() - from);
	}
	closeSync(fd);
	rmSync(probeFile);
	socket.destroy();
	const [event, sync] = [median(events), median(syncs)].map((ms) => Math.round(ms * 1_000) / 1_000);
	if (event === undefined || sync === undefined) throw new Error("nothing was measured");
	return { medianMs: event, fdatasyncMs: sync, ratio: Math.round((100 * event) / sync) / 100 };
}

function answer(socket: Socket): Promise<Buffer> {
	return new Promise((done, failed) => {
		const gone = () => failed(new Error("the hub closed the connection"));
		socket.once("close", gone).once("data", (bytes: Buffer) => {
			socket.off("close", gone);
			done(bytes);
		});
	});
}

process.once("message", (job: AloneJob) => {
	void run(job).then((result) => process.send?.(result, () => process.disconnect()));
});
