import { dateOf, localDaysOf } from "./local-days.ts";
import { type Roster, type RosteredPost, type RosterRow, rosterRow } from "./roster.ts";

/** The rows of the roster whose shifts begin on one of these days, in the order in which they begin; `to` is not among them. */
export function rosterRows(roster: Roster, from: number, to: number): RosterRow[] {
	const rows: RosterRow[] = [];
	for (let day = from; day < to; day++) {
		const date = dateOf(day);
		const here = roster.site.shifts.map((shift) => rosterRow(roster, day, shift, date));
		rows.push(...here.sort((a, b) => a.from - b.from));
	}
	return rows;
}

/** The shift that runs at an instant, with who is down for it. */
export function rosterAt(roster: Roster, at: number): RosterRow | undefined {
	const today = localDaysOf(roster.site.timeZone).dayAt(at);
	return rosterRows(roster, today - 1, today + 1).findLast(({ from, to }) => from <= at && at < to);
}

/** Who is down for a post at an instant, in the order of the shift's posts: several walk patrol by night. */
export function rosteredFor(roster: Roster, at: number, post: string): readonly string[] {
	const posts: readonly RosteredPost[] = rosterAt(roster, at)?.posts ?? [];
	return posts.flatMap((one) => (one.post === post ? [one.guard] : []));
}
