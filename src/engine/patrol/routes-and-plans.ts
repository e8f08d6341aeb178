import { deletePlan } from "../../model/actions/delete-plan.ts";
import { deleteRoute } from "../../model/actions/delete-route.ts";
import { writePlan } from "../../model/actions/write-plan.ts";
import { writeRoute } from "../../model/actions/write-route.ts";
import type { Plan } from "../../model/objects/plan.ts";
import type { Route } from "../../model/objects/route.ts";
import { type PatrolPlan, type PatrolRoute, PLANS_MAX } from "../../model/patrol.ts";
import { planConflict, routeMistakes } from "../../model/patrol-plan.ts";
import type { Mistake, Problem } from "../../model/problem.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { groundOf, leastMsOf } from "./ground.ts";
import { inForce } from "./in-force.ts";
import { expectRounds, forgetPlanned, keepPatrol, patrolOf, planRounds } from "./plan-day.ts";
import { predictabilityOf } from "./predictability.ts";
import { dropRound } from "./round.ts";
import { weightsOf } from "./weights.ts";

/** What walks a route, and what stands in its way, is told before it is in force. */
export const onWriteRoute = onTarget(writeRoute, (context, said) => {
	const route: PatrolRoute = said;
	if (!context.get("route", route.id) && inForce(context, "route").length >= PLANS_MAX) return tooMany("routes");
	const mistakes = routeMistakes(route, groundOf(context.site));
	if (mistakes.length > 0) return invalid(`route ${route.id}`, mistakes);
	const routes = (id: string) => (id === route.id ? route : context.get("route", id));
	const plans = inForce(context, "plan");
	for (const plan of plans.filter((one) => one.route === route.id)) {
		const conflict = conflictOf(context, plan, { plans, routes });
		if (conflict) return conflict;
	}
	putRoute(context, route, context.actor);
	for (const plan of plans) if (plan.route === route.id) replan(context, plan, plan.by);
	return undefined;
});

export const onDeleteRoute = onTarget(deleteRoute, (context, { id }) => {
	if (!context.get("route", id)) return unknown("route", id);
	const walks = inForce(context, "plan").filter(({ route }) => route === id);
	if (walks.length > 0) {
		const detail = `route ${id} is walked by ${walks.map((plan) => plan.id).join(", ")}; end these plans first`;
		return { code: "wrong-state", detail, state: "in-use", allowed: ["write"] };
	}
	const patrol = patrolOf(context);
	keepPatrol(context, { ...patrol, ended: { ...patrol.ended, routes: withName(patrol.ended.routes, id) } });
	context.put({ kind: "route", id, gone: true });
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** One guard has one round at a time. */
export const onWritePlan = onTarget(writePlan, (context, said) => {
	const plan: PatrolPlan = said;
	const { site } = context;
	if (!context.get("plan", plan.id) && inForce(context, "plan").length >= PLANS_MAX) return tooMany("plans");
	const mistakes: Mistake[] = [];
	const shift = site.shifts.find(({ id }) => id === plan.shift);
	const shown = JSON.stringify;
	if (!context.get("route", plan.route)) {
		mistakes.push({ path: "body.route", found: shown(plan.route), expected: "the id of a route" });
	}
	if (!shift) {
		const expected = `a shift of the site: ${site.shifts.map(({ id }) => id).join(", ")}`;
		mistakes.push({ path: "body.shift", found: shown(plan.shift), expected });
	}
	for (const [i, post] of plan.posts.entries()) {
		if (!shift || shift.posts.includes(post)) continue;
		const expected = `a post of ${plan.shift}: ${[...new Set(shift.posts)].join(", ")}`;
		mistakes.push({ path: `body.posts.${i}`, found: shown(post), expected });
	}
	if (mistakes.length > 0) return invalid(`plan ${plan.id}`, mistakes);
	const conflict = conflictOf(context, plan, {
		plans: inForce(context, "plan"),
		routes: (id) => context.get("route", id),
	});
	if (conflict) return conflict;
	replan(context, plan, context.actor);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

export const onDeletePlan = onTarget(deletePlan, (context, { id }) => {
	if (!context.get("plan", id)) return unknown("plan", id);
	const patrol = patrolOf(context);
	keepPatrol(context, { ...patrol, ended: { ...patrol.ended, plans: withName(patrol.ended.plans, id) } });
	context.put({ kind: "plan", id, gone: true });
	takeOff(context, id);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/**
 * Brings what is in force into line with the site's file: at the hub's start, and when the file has changed. What a captain
 * has written or ended stays so.
 */
export function applySitePatrol(context: StepContext): void {
	const { routes, plans } = context.site;
	const { ended } = patrolOf(context);
	for (const route of routes) {
		const before = context.get("route", route.id);
		if (before?.by !== undefined || ended.routes.includes(route.id) || isSame(before, route)) continue;
		putRoute(context, route, undefined);
	}
	for (const plan of plans) {
		const before = context.get("plan", plan.id);
		if (before?.by !== undefined || ended.plans.includes(plan.id)) continue;
		const way = context.changed("route").some(({ id }) => id === plan.route);
		if (way || !isSame(before, plan)) replan(context, plan, undefined);
	}
	for (const { id, by } of inForce(context, "plan")) {
		if (by !== undefined || plans.some((plan) => plan.id === id)) continue;
		context.put({ kind: "plan", id, gone: true });
		takeOff(context, id);
	}
	for (const { id, by } of inForce(context, "route")) {
		const walked = inForce(context, "plan").some(({ route }) => route === id);
		if (by === undefined && !walked && !routes.some((route) => route.id === id))
			context.put({ kind: "route", id, gone: true });
	}
}

function putRoute(context: StepContext, route: PatrolRoute, by: string | undefined): void {
	const { id, words, order, stops, draws } = route;
	const value: Route = {
		...{ id, words, order, stops, rev: context.entry.seq, since: context.now },
		...(draws !== undefined && { draws }),
		...(by !== undefined && { by }),
	};
	context.put({ kind: "route", id, value });
	context.because({ because: "acted", rule: context.entry.type });
}

/** Puts a plan into force: what was planned by it and has not begun is planned anew. */
function replan(context: StepContext, plan: PatrolPlan, by: string | undefined): void {
	const { id, route: way, at, days, shift, posts } = plan;
	const route = context.get("route", way);
	const draw = route && {
		weightOf: weightsOf(
			context,
			route.stops.map(({ checkpoint }) => checkpoint),
		),
		leastMs: leastMsOf(context.site),
	};
	const value: Plan = {
		...{ id, route: way, at: [...at].sort(), days, shift, posts, rev: context.entry.seq, since: context.now },
		...(by !== undefined && { by }),
		...(route && draw && { predictability: predictabilityOf(route, draw) }),
	};
	context.put({ kind: "plan", id, value });
	takeOff(context, id);
	forgetPlanned(context, id);
	if (context.get("timer", "patrol.day")) planRounds(context);
	else expectRounds(context);
}

/** Takes off what was planned and has not begun. */
function takeOff(context: StepContext, plan: string): void {
	for (const id of context.state.round.keys()) {
		const round = context.get("round", id);
		if (round?.plan === plan && round.state === "scheduled" && round.startsAt > context.now) dropRound(context, round);
	}
}

function conflictOf(
	{ site }: StepContext,
	plan: PatrolPlan,
	{ plans, routes }: { plans: readonly Plan[]; routes: (id: string) => PatrolRoute | undefined },
): Problem | undefined {
	const conflict = planConflict(plan, plans, { routes, shifts: site.shifts });
	if (!conflict) return undefined;
	const { at, day, guards, shift } = conflict;
	const found = `${conflict.plans.join(" and ")} on ${day} at ${at}`;
	const expected = `at most ${guards} at once: so many guards of the ${shift} shift have these posts`;
	return invalid(`plan ${plan.id}`, [{ path: "body.at", found, expected }]);
}

function isSame(before: Route | Plan | undefined, said: PatrolRoute | PatrolPlan): boolean {
	if (!before) return false;
	const known: Readonly<Record<string, unknown>> = { ...before };
	return Object.entries(said).every(([key, value]) => {
		const sorted = key === "at" && Array.isArray(value) ? [...value].sort() : value;
		return JSON.stringify(known[key]) === JSON.stringify(sorted);
	});
}

function withName(names: readonly string[], name: string): readonly string[] {
	return names.includes(name) ? names : [...names, name].slice(-PLANS_MAX);
}

function invalid(what: string, mistakes: readonly Mistake[]): Problem {
	const placed = mistakes.map(({ path, ...rest }) => ({
		...rest,
		path: path.startsWith("body.") ? path : `body.${path}`,
	}));
	const [first] = placed;
	const detail = `${what}: ${first?.path}: found ${first?.found}, expected ${first?.expected}`;
	return { code: "invalid", detail, mistakes: placed };
}

function unknown(what: string, id: string): Problem {
	return { code: "not-found", detail: `there is no ${what} ${id}` };
}

function tooMany(what: string): Problem {
	return {
		code: "wrong-state",
		detail: `${what}: there are ${PLANS_MAX}, and no more are allowed`,
		state: "full",
		allowed: ["delete"],
	};
}
