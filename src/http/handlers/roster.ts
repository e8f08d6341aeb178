import { namedPerson } from "../../access/directory.ts";
import { listRoster, ROSTER_DAYS_MAX, setRosterRoute, swapRosterRoute } from "../../contract/http/roster.ts";
import { presentRoster } from "../../contract/roster-shape.ts";
import { setRoster } from "../../model/actions/set-roster.ts";
import { swapRoster } from "../../model/actions/swap-roster.ts";
import { dateOf, dayOf, localDaysOf, monthOf } from "../../model/local-days.ts";
import { Refusal } from "../../model/problem.ts";
import { type Roster, type RosterRow, rosterRow } from "../../model/roster.ts";
import { rosterRows } from "../../model/rostered.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { mustBePosts } from "../known-posts.ts";
import { asked, pageOf, sortable } from "../list.ts";

/** More was never written of so many days. */
const CHANGES_MAX = 10_000;

export const handleListRoster = handle(listRoster, async ({ input: { query }, principal, hub }) => {
	const { timeZone } = hub.site();
	const { dayAt } = localDaysOf(timeZone);
	const { first, next } = monthOf(dayAt(hub.clock.now()));
	const from = dayIn(query.from, dayAt) ?? first;
	const to = query.to === undefined ? next : (dayIn(query.to, dayAt) ?? next) + 1;
	if (to - from > ROSTER_DAYS_MAX || to < from) {
		const [found, expected] = [`${to - from} days after \`from\``, `0 to ${ROSTER_DAYS_MAX} days after it`];
		const mistakes = [{ path: "query.to", found, expected }];
		throw new Refusal({ code: "invalid", detail: `to: found ${found}, expected ${expected}`, mistakes });
	}
	const rows = rosterRows(await rosterNow(hub), from, to).filter((row) => isWithin(row, query));
	const mine = principal.role === "guard" ? rows.map((row) => ownOf(row, principal.user)) : rows;
	const shown = mine.filter(({ posts }) => principal.role !== "guard" || posts.length > 0);
	// Shifts that begin together are told apart by their name.
	const keyOf = (row: RosterRow) => `${sortable(row.from)} ${row.shift.id}`;
	const page = pageOf(shown, { list: "roster", keyOf }, asked(query));
	const items = page.items.map((row) => presentRoster(row, (name) => namedPerson(hub.access.people, name)));
	return { body: { ...page, items } };
});

export const handleSetRoster = handle(setRosterRoute, async ({ input: { params, body }, ...call }) => {
	const { hub } = call;
	mustKnow(
		hub.access.people,
		body.posts.map(({ guard }, i) => [`posts.${i}.guard`, guard] as const),
	);
	mustBePosts(
		hub.site(),
		body.posts.map(({ post }, i) => [`posts.${i}.post`, post] as const),
	);
	await takeAction(call, setRoster, { data: { ...params, ...body } });
	return { body: await shown(hub, params) };
});

export const handleSwapRoster = handle(swapRosterRoute, async ({ input: { body }, ...call }) => {
	const { hub } = call;
	const { date, shift, with: other } = body;
	mustKnow(hub.access.people, [["with.guard", other.guard]]);
	await takeAction(call, swapRoster, { data: body });
	const second = other.date !== undefined && other.shift !== undefined && { date: other.date, shift: other.shift };
	const both =
		second && (second.date !== date || second.shift !== shift) ? [{ date, shift }, second] : [{ date, shift }];
	return { body: { items: await Promise.all(both.map((one) => shown(hub, one))) } };
});

/** The roster as it is on disk. */
async function rosterNow({ reader, site }: Pick<Hub, "reader" | "site">): Promise<Roster> {
	const { items } = await reader.objects("roster", { limit: CHANGES_MAX, order: "desc" });
	return { site: site(), changes: new Map(items.map((one) => [one.id, one])) };
}

async function shown(hub: Pick<Hub, "reader" | "site" | "access">, { date, shift }: { date: string; shift: string }) {
	const day = dayOf(date);
	const named = hub.site().shifts.find(({ id }) => id === shift);
	if (day === undefined || !named) throw new Error(`${shift} of ${date} was written, and is no shift`);
	const row = rosterRow(await rosterNow(hub), day, named, dateOf(day));
	return presentRoster(row, (name) => namedPerson(hub.access.people, name));
}

/** A date is a day; an instant lies in one. */
function dayIn(said: string | undefined, dayAt: (at: number) => number): number | undefined {
	if (said === undefined) return undefined;
	return dayOf(said) ?? dayAt(Date.parse(said));
}

/** Of instants the span is half open, by the shifts' beginnings. */
function isWithin(
	row: { readonly from: number },
	{ from, to }: { from?: string | undefined; to?: string | undefined },
) {
	if (from !== undefined && dayOf(from) === undefined && row.from < Date.parse(from)) return false;
	return !(to !== undefined && dayOf(to) === undefined && row.from >= Date.parse(to));
}

function ownOf(row: RosterRow, user: string): RosterRow {
	return { ...row, posts: row.posts.filter(({ guard }) => guard === user) };
}
