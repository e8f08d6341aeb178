import { POSTS } from "../model/posts.ts";
import { type Mistake, Refusal } from "../model/problem.ts";
import type { Site } from "../model/site.ts";

/**
 * Each post, said with its place in the body, is one of the site's shifts, or a place of the site: at any other nobody would
 * look for whoever stands there.
 *
 * @throws {Refusal} `invalid`, with every post that is none, and those that there are.
 */
export function mustBePosts(
	{ id, shifts, zones }: Site,
	named: readonly (readonly [path: string, post: string])[],
): void {
	const posts = new Set([...shifts.flatMap((shift) => shift.posts), ...Object.keys(POSTS)]);
	const expected = `one of ${[...posts].join(", ")}, or a zone of ${id}`;
	const mistakes = named.flatMap(([path, post]): Mistake[] =>
		posts.has(post) || zones.has(post) ? [] : [{ path: `body.${path}`, found: JSON.stringify(post), expected }],
	);
	const [first] = mistakes;
	if (first)
		throw new Refusal({ code: "invalid", detail: `post: found ${first.found}, expected ${expected}`, mistakes });
}
