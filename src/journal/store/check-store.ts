import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { CHANNEL_MEMORY, type ChannelStanding } from "../../model/channel.ts";
import { anchorIn, keptOf } from "./anchor.ts";
import { type Connection, connectToRead } from "./connect.ts";
import { Dictionary } from "./dictionary.ts";
import { marksOf } from "./flags.ts";
import { refuseNewer } from "./migrate.ts";
import type { Begins } from "./verify.ts";

/** What `doctor` says of a journal's file. */
export interface StoreCheck {
	readonly schemaVersion: number;
	readonly lastSeq: number;
	/** The newest entry's `receivedAt`, epoch ms; 0 when empty. */
	readonly lastAt: number;
	/** Where it begins, since what was before has left by rule; absent where it begins at the beginning. */
	readonly begins?: Begins;
	/** By how much each device's own clock was ahead of the hub's when it was last heard, ms. */
	readonly aheadMs: readonly number[];
	readonly openObjects: number;
	readonly quarantined: number;
	readonly fileBytes: number;
	/** Free on the disk for an ordinary process. */
	readonly freeBytes: number;
	/** How each channel beyond the screen has done lately, by its id. */
	readonly channels: ReadonlyMap<string, ChannelStanding>;
	/** What SQLite's quick check found wrong with the pages; empty if nothing. */
	readonly faults: readonly string[];
}

interface Counts {
	readonly lastSeq: number;
	readonly lastAt: number;
	readonly openObjects: number;
	readonly quarantined: number;
}

/**
 * Looks at a journal's file without changing it, beside a running hub too; undefined if there is none yet.
 *
 * @throws {Refusal} `newer-database`.
 * @throws {StoreUnavailable} It can't be read, or is no journal.
 */
export function checkStore(file: string): StoreCheck | undefined {
	if (!existsSync(file)) return undefined;
	const db = connectToRead(file);
	try {
		const schemaVersion = refuseNewer(db);
		const found = db.prepare<[], { quick_check: string }>("PRAGMA quick_check(10)").all();
		const counts = db
			.prepare<[], Counts>(
				`SELECT coalesce((SELECT max(seq) FROM entry), 0) AS lastSeq,
				        coalesce((SELECT received_at FROM entry ORDER BY seq DESC LIMIT 1), 0) AS lastAt,
				        (SELECT count(*) FROM object WHERE open = 1) AS openObjects,
				        (SELECT count(*) FROM quarantine) AS quarantined`,
			)
			.get();
		const begins = beginsIn(db);
		const { bavail, bsize } = statfsSync(dirname(file));
		return {
			schemaVersion,
			...(begins && { begins }),
			aheadMs: deviceClocks(db),
			channels: channelStandings(db),
			...(counts ?? { lastSeq: 0, lastAt: 0, openObjects: 0, quarantined: 0 }),
			fileBytes: statSync(file).size,
			freeBytes: bavail * bsize,
			faults: found.map(({ quick_check }) => quick_check).filter((line) => line !== "ok"),
		};
	} finally {
		db.close();
	}
}

function beginsIn(db: Connection): Begins | undefined {
	const anchor = anchorIn(db);
	return anchor && { seq: anchor.seq, at: anchor.at, leftAt: anchor.leftAt, kept: keptOf(db).entries };
}

/** What the engine remembers of them; the rows were written from that. */
function channelStandings(db: Connection): ReadonlyMap<string, ChannelStanding> {
	const rows = db
		.prepare<[string], { id: string; standing: string | null }>(
			"SELECT id, value ->> '$.channel' AS standing FROM object WHERE kind = 'memory' AND id GLOB ?",
		)
		.all(`${CHANNEL_MEMORY}*`);
	return new Map(
		rows.flatMap(({ id, standing }): [string, ChannelStanding][] =>
			standing === null ? [] : [[id.slice(CHANNEL_MEMORY.length), JSON.parse(standing)]],
		),
	);
}

/** Device entries that are looked at, the newest; what was kept without a link says nothing of today's clocks. */
const LOOKED_AT = 2_000;

function deviceClocks(db: Connection): readonly number[] {
	const dictionary = new Dictionary(db);
	const health = dictionary.find("device.health") ?? -1;
	const rows = db
		.prepare<[number, number], { source: number; flags: number; ahead: number }>(
			`SELECT source, flags, at - received_at AS ahead FROM entry WHERE device = source AND type <> ? AND at <> received_at
			 ORDER BY seq DESC LIMIT ?`,
		)
		.all(health, LOOKED_AT);
	const newest = new Map<number, number>();
	for (const { source, flags, ahead } of rows)
		if (!marksOf(flags).late && !newest.has(source)) newest.set(source, ahead);
	return [...newest.values()];
}
