import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import type { Log } from "../model/log.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

/** What the sweep needs of the hub. */
export interface SweepParts {
	readonly album: Pick<SnapshotStore, "erase" | "olderThan">;
	readonly journal: Pick<Journal, "append">;
	readonly reader: Pick<Reader, "rows">;
	readonly clock: Clock & { readonly suspectSince?: number | undefined };
	readonly log: Log;
	/** Counts the budgets that are reached. */
	readonly reached?: Reached;
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
		finding: z.number(),
	}),
);
/** The row of a picture with what may keep it: its incident, and whether a finding that is not closed shows it. */
const ROW = `picture.seq, picture.hash, picture.received_at AS at, entry.seq AS known, entry.incident,
	EXISTS (SELECT 1 FROM object WHERE object.open = 1 AND object.kind = 'finding'
		AND picture.hash IN (value ->> '$.photo', value ->> '$.closingPhoto')) AS finding`;
type Found = z.output<typeof found>[number];
const crowded = z.array(z.object({ device: z.string(), count: z.number() }));
const incident = z.array(z.object({ open: z.number(), held: z.string().nullable(), into: z.string().nullable() }));

/** Erases pictures by rule, now and then, one batch after the other. */
export function sweepPictures(parts: SweepParts): { close(): void } {
	const { clock, log } = parts;
	let turn = 0;
	let busy = false;
	const every = (ms: number, work: () => Promise<unknown>) =>
		setInterval(() => {
			if (busy) return;
			busy = true;
			work()
				.catch((error: unknown) => log.error({ err: error }, "pictures could not be swept"))
				.finally(() => {
					busy = false;
				});
		}, ms).unref();
	const timers = [
		every(EVERY_MS.realAtLeast / 2, () => sweepToday(parts)),
		every(Math.max(EVERY_MS.realAtLeast, EVERY_MS.hub / clock.speed), () =>
			sweep(parts, { orphans: turn++ % ORPHANS_EACH === 0 }),
		),
	];
	return { close: () => timers.forEach(clearInterval) };
}

/**
 * Erases the pictures that are older than 30 days, but those of incidents that are held or still open and of findings that are
 * not closed; each batch is an entry `snapshot.erased`. With `orphans`, also files that no entry names. Gives the number erased by rule.
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

/**
 * Erases what one device has had kept today beyond its budget: its own oldest, first those that no open incident has, never
 * those of one that is held; a photo of an open finding counts as one of an open incident. Gives the number erased.
 */
export async function sweepToday(parts: SweepParts): Promise<number> {
	const { reader, clock, reached } = parts;
	const from = Math.floor(clock.now() / DAY_MS) * DAY_MS;
	const { limit } = BUDGETS["pictures-of-device"];
	const over = await reader.rows(
		`SELECT device, count(*) AS count FROM picture
		 WHERE erased_at IS NULL AND received_at >= ? AND received_at < ? GROUP BY device HAVING count(*) > ?`,
		[from, from + DAY_MS, limit],
	);
	let erased = 0;
	for (const { device, count } of crowded.parse(over)) {
		const rows = found.parse(
			await reader.rows(
				`SELECT ${ROW}
				 FROM picture LEFT JOIN entry ON entry.seq = picture.seq
				 WHERE erased_at IS NULL AND picture.device = ? AND picture.received_at >= ? AND picture.received_at < ?
				 ORDER BY picture.received_at, picture.seq`,
				[device, from, from + DAY_MS],
			),
		);
		const go: Record<"none" | "open" | "held", Found[]> = { none: [], open: [], held: [] };
		for (const row of rows) go[await holdOn(parts, row)].push(row);
		const old = [...go.none, ...go.open].slice(0, count - limit);
		for (let at = 0; at < old.length; at += BATCH) await erase(parts, old.slice(at, at + BATCH));
		erased += old.length;
	}
	if (reached) reached["pictures-of-device"] += erased;
	return erased;
}

async function batch({ reader }: SweepParts, before: number, after: { at: number; seq: number }) {
	const rows = await reader.rows(
		`SELECT ${ROW}
		 FROM picture LEFT JOIN entry ON entry.seq = picture.seq
		 WHERE erased_at IS NULL AND picture.received_at < ? AND (picture.received_at, picture.seq) > (?, ?)
		 ORDER BY picture.received_at, picture.seq LIMIT ?`,
		[before, after.at, after.seq, BATCH],
	);
	return found.parse(rows);
}

async function isKept(parts: SweepParts, row: Found): Promise<boolean> {
	return (await holdOn(parts, row)) !== "none";
}

/** Whether its incident, or one that it was merged into, is held or open, or its finding open. One whose entry is gone outlived it: it was held. */
async function holdOn({ reader }: SweepParts, row: Found): Promise<"none" | "open" | "held"> {
	if (row.known === null) return "held";
	let open = row.finding === 1;
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
		if (!one) break;
		if (one.held !== null) return "held";
		open ||= one.open === 1;
		id = one.into;
	}
	return open ? "open" : "none";
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
