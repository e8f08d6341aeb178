import type { Audience } from "../contract/audience.ts";
import type { FromFollower, Upsert } from "../contract/live.ts";
import type { ChangedObject, Journal } from "../journal/journal.ts";
import type { Rows } from "../journal/reader/presenter.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { Snapshot, SyncQuestion } from "./presenter/list-question.ts";
import type { Lists } from "./presenter/lists.ts";
import type { ShownSite } from "./presenter/shown-site.ts";
import type { Redaction } from "./redaction.ts";
import { upsertText } from "./upsert-text.ts";
import { viewOf } from "./view.ts";

/** What closed in the last day is part of "from scratch" (CONTRACT). */
const CLOSED_WITHIN_MS = 24 * 3_600_000;
/** So many at most in a part, and not more than its bytes: no follower is sent more at once. */
const PART_UPSERTS = 250;
/** What a person needs first comes first. */
const FIRST = ["incident", "alarm", "device"];
const rankOf = (kind: string) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);

type Follow = Extract<FromFollower, { type: "follow" }>;

/** Asks for what a follower has not seen; for everything, with `reset`, if what it has is not of this journal. */
export async function snapshotFor(
	{ since, journal: known }: Follow,
	{
		journal,
		lists,
		audience,
		guard,
		user,
		now,
	}: {
		journal: Pick<Journal, "id" | "lastSeq">;
		lists: Pick<Lists, "sync">;
		audience: Audience;
		guard?: string;
		user?: string;
		now: number;
	},
): Promise<Snapshot> {
	const reset = (known !== undefined && known !== journal.id) || since > journal.lastSeq;
	const from = reset ? 0 : since;
	const whose = { audience, ...(guard !== undefined && { guard }), ...(user !== undefined && { user }) };
	return lists.sync({ since: from, closedAfter: now - CLOSED_WITHIN_MS, ...whose, journal: journal.id, reset });
}

/** The answer's parts as JSON, from the rows. */
export function presentSync(
	{ since, closedAfter, audience, guard, user, journal, reset, heard }: SyncQuestion,
	{ rows, site, discreet }: { readonly rows: Rows; readonly site: ShownSite; readonly discreet: Redaction },
): readonly string[] {
	const lastSeenAt = (id: string) => heard.get(id)?.at;
	const healthOf = (id: string) => heard.get(id)?.health;
	const view = viewOf({ site, discreet, lastSeenAt, healthOf });
	const changed: readonly ChangedObject[] = JSON.parse(rows.objects.changed(since, closedAfter));
	const told = (one: ChangedObject) =>
		guard === undefined ? view.upsert(one, { audience, user }) : view.share(one, guard);
	const upserts = changed.flatMap((one) => told(one) ?? []);
	if (since === 0 && guard === undefined) {
		const known = new Set(changed.flatMap(({ kind, id }) => (kind === "device" ? [id] : [])));
		for (const device of site.devices.values()) {
			const unheard = known.has(device.id) ? undefined : view.unheard(device, audience);
			if (unheard) upserts.push(unheard);
		}
	}
	upserts.sort((a, b) => rankOf(a.kind) - rankOf(b.kind));
	return [...partsOf(upserts, { seq: rows.entries.newest(), journal, reset })];
}

/** The upserts as messages, in order. */
export function* partsOf(
	upserts: readonly Upsert[],
	{ seq, journal, reset }: { seq: number; journal: string; reset: boolean },
): Generator<string> {
	let from = 0;
	do {
		const texts: string[] = [];
		let bytes = 0;
		while (from + texts.length < upserts.length && texts.length < PART_UPSERTS) {
			const upsert = upserts[from + texts.length];
			if (!upsert) break;
			const text = upsertText(upsert);
			bytes += text.length;
			if (texts.length > 0 && bytes > BUDGETS.part.limit) break;
			texts.push(text);
		}
		from += texts.length;
		const rest = { ...(from < upserts.length && { more: true }), ...(reset && { reset: true }) };
		const head = JSON.stringify({ type: "sync", seq, journal, ...rest }).slice(0, -1);
		yield `${head},"upserts":[${texts.join(",")}]}`;
	} while (from < upserts.length);
}
