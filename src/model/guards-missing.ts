import type { RosterRow } from "./roster.ts";
import { DESK_POST } from "./roster-pattern.ts";
import type { Shift } from "./shift.ts";

/**
 * The posts of a shift of the roster for which nobody has come, in its order. Whoever is down for one and is on duty anywhere
 * has come; so has somebody else who was entered at that post in a watch of that shift: they stand in. Who sits in the guard
 * room is the watch's own question.
 */
export function postsMissing(
	{ posts, from }: Pick<RosterRow, "posts" | "from">,
	watch: Pick<Shift, "operator" | "guards" | "endsAt"> | undefined,
): readonly string[] {
	const due = posts.filter(({ post }) => post !== DESK_POST);
	const down = new Set(due.map(({ guard }) => guard));
	const there = new Set([watch?.operator, ...(watch?.guards ?? []).map(({ guard }) => guard)]);
	// The guards of a watch that should be over by then stand in for nobody: they are waiting to be relieved.
	const entered = watch !== undefined && watch.endsAt > from ? watch.guards : [];
	const standIns = entered.filter(({ guard }) => !down.has(guard)).map(({ post }) => post);
	return without(
		due.filter(({ guard }) => !there.has(guard)).map(({ post }) => post),
		standIns,
	);
}

/** The posts of the first that are not among the second, each of which stands for one. */
export function without(posts: readonly string[], others: readonly string[]): readonly string[] {
	const left = [...others];
	return posts.filter((post) => {
		const at = left.indexOf(post);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
