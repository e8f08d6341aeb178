import type { RosteredPost, RosterRow } from "./roster.ts";
import { DESK_POST } from "./roster-pattern.ts";
import type { Shift } from "./shift.ts";

/** What of a watch says whether a post is filled. */
export interface Attending {
	readonly operator: string;
	readonly guards: readonly { readonly guard: string; readonly post: string }[];
	/** The watch should be over by the start of the shift that is asked about: its guards wait to be relieved. */
	readonly overdue: boolean;
}

type Down = Pick<RosteredPost, "post" | "guard">;

/**
 * The posts of a shift of the roster that nobody fills, in its order. Whoever is down for one and is on duty anywhere fills
 * it; so does somebody else who was entered at that post in a watch of that shift: they stand in. Who sits in the guard room
 * is the watch's own question.
 */
export function postsUnfilled(posts: readonly Down[], watch: Attending | undefined): readonly string[] {
	const due = posts.filter(({ post }) => post !== DESK_POST);
	const down = new Set(due.map(({ guard }) => guard));
	// The guards of a watch that should be over by then stand in for nobody.
	const entered = watch === undefined || watch.overdue ? [] : watch.guards;
	const standIns = entered.filter(({ guard }) => !down.has(guard)).map(({ post }) => post);
	return without(
		absent(due, watch).map(({ post }) => post),
		standIns,
	);
}

/** Who is down for a post that nobody fills and has not signed on: of two down for one post, both could still come. */
export function awaitedAt<P extends Down>(posts: readonly P[], watch: Attending | undefined): readonly P[] {
	const unfilled = new Set(postsUnfilled(posts, watch));
	return absent(posts, watch).filter(({ post }) => unfilled.has(post));
}

/** The posts of a shift of the roster for which nobody has come. */
export function postsMissing(
	{ posts, from }: Pick<RosterRow, "posts" | "from">,
	watch: Pick<Shift, "operator" | "guards" | "endsAt"> | undefined,
): readonly string[] {
	return postsUnfilled(posts, watch && { ...watch, overdue: watch.endsAt <= from });
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

function absent<P extends Down>(posts: readonly P[], watch: Attending | undefined): readonly P[] {
	const there = new Set([watch?.operator, ...(watch?.guards ?? []).map(({ guard }) => guard)]);
	return posts.filter(({ guard }) => !there.has(guard));
}
