import { z } from "zod";
import { dateOf } from "../model/local-days.ts";
import type { NamedPerson } from "../model/person.ts";
import type { RosterChange, RosterRow } from "../model/roster.ts";
import { personShape } from "./access-shapes.ts";
import { presenter } from "./presenter.ts";
import { instant, instantOf, rev } from "./primitives.ts";

const leader = z.literal(true).optional().meta({ description: "The shift's leader" });

/** A shift's roster as a captain wrote it; who is meant is told by their logins. */
export const rosterChangeShape = z.object({
	id: z.string(),
	rev,
	date: z.string(),
	shift: z.string(),
	from: instant,
	to: instant,
	posts: z.array(z.object({ post: z.string(), guard: z.string(), leader })),
	by: z.string(),
	at: instant,
});

export type RosterChangeShape = z.output<typeof rosterChangeShape>;

export const presentRosterChange = presenter(rosterChangeShape, ({ posts, from, to, at, ...change }: RosterChange) => ({
	...change,
	from: instantOf(from),
	to: instantOf(to),
	posts: posts.map((one) => ({ ...one })),
	at: instantOf(at),
}));

/** A shift of a day with who is down for it. */
export const rosterShape = z.object({
	date: z.string().meta({ description: "The day on which it begins, by the site's calendar" }),
	shift: z.string(),
	from: instant,
	to: instant,
	posts: z.array(z.object({ post: z.string(), guard: personShape, leader })),
	changed: z
		.object({ by: personShape, at: instant })
		.optional()
		.meta({ description: "A captain wrote it in place of what the pattern says" }),
});

/** A row of the roster, with people by their names. */
export function presentRoster(
	{ day, shift, from, to, posts, change }: RosterRow,
	person: (name: string) => NamedPerson,
): z.output<typeof rosterShape> {
	return {
		date: dateOf(day),
		shift: shift.id,
		from: instantOf(from),
		to: instantOf(to),
		posts: posts.map(({ guard, ...post }) => ({ ...post, guard: person(guard) })),
		...(change && { changed: { by: person(change.by), at: instantOf(change.at) } }),
	};
}
