import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Log } from "../log.ts";
import type { Album } from "./album.ts";

/** What the sweep needs of the hub. */
export interface SweepParts {
	readonly album: Pick<Album, "erase" | "olderThan">;
	readonly journal: Pick<Journal, "append">;
	readonly reader: Pick<Reader, "rows">;
	readonly clock: Clock & { readonly suspectSince?: number | undefined };
	readonly log: Log;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Pictures show people: they are kept no longer than this (QUALITY: 30 days by default). */
const KEPT_MS = 30 * DAY_MS;
/** By the hub's clock, but real time sets the pace: no simulation speed makes it look more than once a minute. */
const EVERY_MS = { hub: HOUR_MS, realAtLeast: 60_000 };
/** Files that no entry names are looked for once in so many sweeps, and must be older than a day: an entry may be on its way. */
const ORPHANS_EACH = 24;
const BATCH = 100;

const found = z.array(
	z.object({
		seq: z.number(),
		hash: z.string(),
		at: z.number(),
		known: z.number().nullable(),
		incident: z.string().nullable(),
	}),
);
const incident = z.array(z.object({ open: z.number(), held: z.string().nullable(), into: z.string().nullable() }));

/** Erases pictures by rule, now and then, one batch after the other. */
export function sweepPictures(parts: SweepParts): { close(): void } {
	const { clock, log } = parts;
	let turn = 0;
	let busy = false;
	const timer = setInterval(
		() => {
			if (busy) return;
			busy = true;
			sweep(parts, { orphans: turn++ % ORPHANS_EACH === 0 })
				.catch((error: unknown) => log.error({ err: error }, "pictures could not be swept"))
				.finally(() => {
					busy = false;
				});
		},
		Math.max(EVERY_MS.realAtLeast, EVERY_MS.hub / clock.speed),
	);
	timer.unref();
	return { close: () => clearInterval(timer) };
}

/**
 * Erases the pictures that are older than 30 days, but those of incidents that are held or still open; each batch is an
 * entry `snapshot.erased`. With `orphans`, also files that no entry names. Gives the number erased by rule.
 */
export async function sweep(parts: SweepParts, { orphans = false }: { orphans?: boolean } = {}): Promise<number> {
	const { album, clock } = parts;
	// What a clock that can't be right calls old may be seconds old.
	if (clock.suspectSince !== undefined) return 0;
	const before = clock.now() - KEPT_MS;
	let erased = 0;
	let after = { at: Number.MIN_SAFE_INTEGER, seq: 0 };
	for (;;) {
		const rows = await batch(parts, before, after);
		const last = rows.at(-1);
		if (!last) break;
		after = last;
		const old: z.output<typeof found> = [];
		for (const row of rows) if (!(await isKept(parts, row))) old.push(row);
		if (old.length > 0) await erase(parts, old);
		erased += old.length;
	}
	if (!orphans) return erased;
	for await (const hash of album.olderThan(Date.now() - DAY_MS)) await album.erase(hash, () => isUnnamed(parts, hash));
	return erased;
}

async function batch({ reader }: SweepParts, before: number, after: { at: number; seq: number }) {
	const rows = await reader.rows(
		`SELECT picture.seq, picture.hash, picture.received_at AS at, entry.seq AS known, entry.incident
		 FROM picture LEFT JOIN entry ON entry.seq = picture.seq
		 WHERE erased_at IS NULL AND picture.received_at < ? AND (picture.received_at, picture.seq) > (?, ?)
		 ORDER BY picture.received_at, picture.seq LIMIT ?`,
		[before, after.at, after.seq, BATCH],
	);
	return found.parse(rows);
}

/** Whether its incident, or one that it was merged into, is held or open. One whose entry is gone outlived it: it was kept. */
async function isKept({ reader }: SweepParts, row: z.output<typeof found>[number]): Promise<boolean> {
	if (row.known === null) return true;
	const seen = new Set<string>();
	let id = row.incident;
	while (id !== null && !seen.has(id)) {
		seen.add(id);
		const rows = await reader.rows(
			`SELECT open, value ->> '$.held' AS held, value ->> '$.mergedInto' AS "into"
			 FROM object WHERE kind = 'incident' AND id = ?`,
			[id],
		);
		const [one] = incident.parse(rows);
		if (!one) return false;
		if (one.open === 1 || one.held !== null) return true;
		id = one.into;
	}
	return false;
}

/** First the word, then the files: what a crash leaves behind is named by nobody, and goes as an orphan. */
async function erase(parts: SweepParts, old: z.output<typeof found>): Promise<void> {
	const { journal, clock, album } = parts;
	const now = clock.now();
	const hashes = [...new Set(old.map(({ hash }) => hash))];
	await journal.append(
		{
			source: "hub",
			type: "snapshot.erased",
			id: randomUUID(),
			at: now,
			receivedAt: now,
			data: { pictures: old.length, hashes },
		},
		old.map(({ seq }) => ({ sql: "UPDATE picture SET erased_at = ? WHERE seq = ?", params: [now, seq] })),
	);
	for (const hash of hashes) await album.erase(hash, () => isUnnamed(parts, hash));
}

async function isUnnamed({ reader }: SweepParts, hash: string): Promise<boolean> {
	const rows = await reader.rows("SELECT 1 FROM picture WHERE hash = ? AND erased_at IS NULL LIMIT 1", [hash]);
	return rows.length === 0;
}
