import { rmSync } from "node:fs";
import { newFolder } from "../hub-process.ts";
import { type Compared, compare } from "./durable.ts";
import type { FillJob } from "./filling.ts";
import { followed, memoryOf, startBench } from "./hub.ts";
import { inProcess } from "./in-process.ts";
import { MIXED } from "./senders.ts";

export interface StoredResult {
	/** What was stored before. */
	readonly entries: number;
	readonly compared: Compared;
	/** Of the hub with a full journal. */
	readonly readyMs: number;
	readonly rssMiB: number;
}

/** The rate of a hub on a journal of so many entries over that of a hub whose journal begins, in turns. */
export async function compareStored(
	entries: number,
	{ rounds, measureMs }: { rounds: number; measureMs: number },
): Promise<StoredResult> {
	const folder = newFolder();
	await inProcess<FillJob, { lastSeq: number }>("filling.ts", { folder, entries });
	const [full, empty] = [await startBench(folder), await startBench()];
	const consoles = [await followed(full), await followed(empty)];
	const compared = await compare(
		{ words: `${entries} entries stored`, rounds, measureMs },
		{ port: full.port, senders: full.withPasswords(MIXED) },
		{ port: empty.port, senders: empty.withPasswords(MIXED) },
	);
	const { rssMiB } = memoryOf(full.hub);
	for (const console of consoles) console.terminate();
	for (const { hub } of [full, empty]) {
		await hub.stop();
		rmSync(hub.data, { recursive: true });
	}
	return { entries, compared, readyMs: full.readyMs, rssMiB };
}
