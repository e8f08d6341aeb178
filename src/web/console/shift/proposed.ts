import { EARLY_MS } from "../../../model/planned-shift.ts";
import { DESK_POST } from "../../../model/roster-pattern.ts";
import type { RosterRow as Row } from "../rostered.ts";
import type { Named } from "./duty.ts";

/**
 * Whom the roster names for the shift that somebody who signs on now comes for, post by post; `label` says a person as the
 * field does; nothing, who can't be named here. Undefined: it names nobody.
 */
export function proposedRows(
	rows: readonly Row[],
	{ now, label }: { readonly now: number; label(login: string): string },
): readonly Named[] | undefined {
	const runs = (at: number) => rows.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));
	const posts = (runs(now + EARLY_MS) ?? runs(now))?.posts ?? [];
	const named = posts
		.filter(({ post }) => post !== DESK_POST)
		.map(({ post, guard, leader }) => ({ post, guard: label(guard.name), leader: leader === true }))
		.map((row) => (row.guard === "" ? { ...row, leader: false } : row));
	return named.length > 0 ? named : undefined;
}
