import type { z } from "zod";
import type { guardsSaid } from "../../model/actions/on-duty-said.ts";
import type { Problem } from "../../model/problem.ts";
import type { OnDuty } from "../../model/shift.ts";
import type { Shift as PlannedShift, Site } from "../../model/site.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { plannedNow } from "./shift.ts";

/** The post of whoever sits in the guard room; it is left only when somebody covers it. */
const OPERATOR = "operator";

/** The post of more people than the plan has posts for, where the plan names none. */
const FURTHER = "patrol";

/**
 * The guards with their posts. Who is named without one gets the next free post of the site's shift, in its order. Where
 * nobody is said to be the leader, it is who holds the leader's post.
 */
export function onDuty(context: StepContext, said: z.output<typeof guardsSaid>): readonly OnDuty[] | Problem {
	const people = said.map((one) => (typeof one === "string" ? { guard: one } : one));
	const twice = people.find(({ guard }, i) => people.findIndex((one) => one.guard === guard) !== i);
	if (twice) return { code: "invalid", detail: `guards: found ${twice.guard} twice, expected each guard once` };
	const { plan } = plannedNow(context.site, context.now);
	const free = freePosts(plan, people);
	const posted = people.map(({ guard, post, ...more }): OnDuty => {
		const at = post ?? (guard === context.actor ? OPERATOR : (free.shift() ?? plan?.posts.at(-1) ?? FURTHER));
		const fixed = more.fixed ?? (at === OPERATOR || plan?.fixed?.includes(at));
		return {
			guard,
			post: at,
			...(fixed && { fixed: true }),
			...(more.leader && { leader: true }),
			...zoneOf(context.site, at),
		};
	});
	const leader = posted.some((one) => one.leader) ? undefined : posted.find(({ post }) => post === plan?.leader);
	return posted.map((one) => (one === leader ? { ...one, leader: true } : one));
}

/** Whether the guards could not be understood. */
export function isProblem(given: readonly OnDuty[] | Problem): given is Problem {
	return "code" in given;
}

function freePosts(
	plan: PlannedShift | undefined,
	people: readonly { readonly post?: string | undefined }[],
): string[] {
	const free = (plan?.posts ?? []).filter((post) => post !== OPERATOR);
	for (const { post } of people) {
		const at = post === undefined ? -1 : free.indexOf(post);
		if (at >= 0) free.splice(at, 1);
	}
	return free;
}

/** A post that is a place is where its guard is until they are seen elsewhere. */
function zoneOf({ zones }: Site, post: string): Pick<OnDuty, "zone"> {
	return zones.has(post) ? { zone: post } : {};
}
