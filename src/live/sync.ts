import type { Audience } from "../contract/audience.ts";
import type { FromFollower, Upsert } from "../contract/live.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { Site } from "../model/site.ts";
import type { View } from "./view.ts";

/** What closed in the last day is part of "from scratch" (CONTRACT). */
const CLOSED_WITHIN_MS = 24 * 3_600_000;
/** So many at most in a part, and not more than its bytes: serialising one never holds the main thread for long. */
const PART_UPSERTS = 250;
/** What a person needs first comes first. */
const FIRST = ["incident", "alarm", "device"];

type Follow = Extract<FromFollower, { type: "follow" }>;

/** The answer to a `follow`: everything newer than what the follower has, as it is at `seq`, in parts. */
export interface Snapshot {
	readonly seq: number;
	readonly parts: Generator<Buffer>;
}

/** Reads what a follower has not seen; everything, with `reset`, if what it has is not of this journal. */
export async function snapshotFor(
	{ since, journal: known }: Follow,
	{
		journal,
		reader,
		site,
		view,
		audience,
		now,
	}: {
		journal: Pick<Journal, "id" | "lastSeq">;
		reader: Pick<Reader, "changesSince">;
		site: Site;
		view: View;
		audience: Audience;
		now: number;
	},
): Promise<Snapshot> {
	const reset = (known !== undefined && known !== journal.id) || since > journal.lastSeq;
	const from = reset ? 0 : since;
	const { seq, changed } = await reader.changesSince(from, now - CLOSED_WITHIN_MS);
	const upserts = changed.flatMap((one) => view.upsert(one, audience) ?? []);
	if (from === 0) {
		const heard = new Set(changed.flatMap(({ kind, id }) => (kind === "device" ? [id] : [])));
		for (const device of site.devices.values()) {
			const unheard = heard.has(device.id) ? undefined : view.unheard(device, audience);
			if (unheard) upserts.push(unheard);
		}
	}
	upserts.sort((a, b) => FIRST.indexOf(a.kind) - FIRST.indexOf(b.kind));
	return { seq, parts: partsOf(upserts, { seq, journal: journal.id, reset }) };
}

/** An answer with nothing in it, for who may follow but not see. */
export function emptySnapshot(journal: Pick<Journal, "id" | "lastSeq">): Snapshot {
	return { seq: journal.lastSeq, parts: partsOf([], { seq: journal.lastSeq, journal: journal.id, reset: false }) };
}

/** The upserts as messages, in order. */
export function* partsOf(
	upserts: readonly Upsert[],
	{ seq, journal, reset }: { seq: number; journal: string; reset: boolean },
): Generator<Buffer> {
	let from = 0;
	do {
		const texts: string[] = [];
		let bytes = 0;
		while (from + texts.length < upserts.length && texts.length < PART_UPSERTS) {
			const text = JSON.stringify(upserts[from + texts.length]);
			bytes += text.length;
			if (texts.length > 0 && bytes > BUDGETS.part.limit) break;
			texts.push(text);
		}
		from += texts.length;
		const rest = { ...(from < upserts.length && { more: true }), ...(reset && { reset: true }) };
		const head = JSON.stringify({ type: "sync", seq, journal, ...rest }).slice(0, -1);
		yield Buffer.from(`${head},"upserts":[${texts.join(",")}]}`);
	} while (from < upserts.length);
}
