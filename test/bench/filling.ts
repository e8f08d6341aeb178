import { join } from "node:path";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { JournalWriter } from "../../src/journal/writer/journal-writer.ts";
import { sitesFrom } from "../../src/journal/writer/site-source.ts";
import type { Draft } from "../../src/model/entry.ts";
import { beam, CONFIG, camera } from "./drafts.ts";

export interface FillJob {
	/** A data folder with no journal yet. */
	readonly folder: string;
	readonly entries: number;
}

const PER_COMMIT = 2_000;
/** Ten million in a year. */
const EVERY_MS = 3_000;
/** One in so many is a repeat of an alarm, the rest are facts. */
const ALARM_EVERY = 20;

/** Fills a journal through the engine, chain and all, only without waiting for the disk. */
async function fill({ folder, entries }: FillJob): Promise<{ lastSeq: number }> {
	const db = connectToWrite(join(folder, "journal.sqlite"));
	migrate(db);
	db.pragma("synchronous = OFF");
	const sites = await sitesFrom({ configFile: CONFIG });
	const ledger = new JournalWriter(db, { sites, inForce: sites.given, tell() {} });
	const from = Date.now() - entries * EVERY_MS;
	for (let n = 0; n < entries; n += PER_COMMIT) {
		const drafts = Array.from({ length: Math.min(PER_COMMIT, entries - n) }, (_, i) =>
			draftOf(n + i, from + (n + i) * EVERY_MS),
		);
		ledger.commit([{ op: "batch", drafts: JSON.stringify(drafts), count: drafts.length }]);
		db.pragma("wal_checkpoint(PASSIVE)");
	}
	const { lastSeq } = ledger.position;
	db.pragma("wal_checkpoint(TRUNCATE)");
	db.close();
	return { lastSeq };
}

function draftOf(n: number, at: number): Draft {
	return n % ALARM_EVERY === 0 ? beam(n / ALARM_EVERY, at) : camera(n, at);
}

process.once("message", (job: FillJob) => {
	void fill(job).then((result) => process.send?.(result, () => process.disconnect()));
});
