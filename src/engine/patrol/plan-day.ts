import { patrolDay } from "../../model/entries/patrol-day.ts";
import { roundPlanned } from "../../model/entries/round-planned.ts";
import type { Plan } from "../../model/objects/plan.ts";
import type { Round } from "../../model/objects/round.ts";
import type { Route } from "../../model/objects/route.ts";
import { MINUTE_MS } from "../../model/patrol.ts";
import { minuteOf } from "../../model/patrol-plan.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { roomOf } from "../kernel/guard-room.ts";
import type { Patrol } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { drawStops } from "./draw.ts";
import { leastMsOf } from "./ground.ts";
import { inForce } from "./in-force.ts";
import { keepRound } from "./round.ts";
import { weightsOf } from "./weights.ts";

const MEMORY = "patrol";
const TIMER = "patrol.day";
/** At this minute of the day the rounds of the next are planned, so that who comes on can see them. Our own setting. */
const PLANNED_AT_MINUTE = 12 * 60;
const NOTHING: Patrol = { planned: {}, ended: { routes: [], plans: [] } };

export function patrolOf(context: StepContext): Patrol {
	return context.get("memory", MEMORY)?.patrol ?? NOTHING;
}

export function keepPatrol(context: StepContext, patrol: Patrol): void {
	context.remember(MEMORY, { patrol });
}

/**
 * Where there are plans, and a watch that can be missed (as in the guard room), rounds are planned day by day from now on.
 * Call it when all else is judged: it costs a look.
 */
export function expectRounds(context: StepContext): void {
	if (context.state.plan.size === 0 || context.get("timer", TIMER)) return;
	if (!roomOf(context).watched && !context.site.settings.guardRoom.staffed) return;
	planRounds(context);
}

/** Plans what is not planned yet of today and, from noon on, of tomorrow. */
export const onPatrolDay = onEntry(patrolDay, (context) => {
	context.because({ because: "derived", rule: "plans" });
	planRounds(context);
});

export function planRounds(context: StepContext): void {
	const { site, now } = context;
	const midnight = nextMinuteOfDay(site, now, 0);
	planWindow(context, now, midnight);
	if (site.minuteOfDay(now) >= PLANNED_AT_MINUTE) planWindow(context, midnight, nextMinuteOfDay(site, midnight, 0));
	const dueAt = nextMinuteOfDay(site, now, PLANNED_AT_MINUTE);
	context.setTimer(timerFor(patrolDay, { id: TIMER, dueAt, data: {} }));
}

/** Plans the rounds that begin within (from, to], which lies in one day of the site; each once, also where clocks are put back. */
function planWindow(context: StepContext, from: number, to: number): void {
	const { site } = context;
	const patrol = patrolOf(context);
	const day = String(to);
	const done = new Set(patrol.planned[day] ?? []);
	for (const plan of inForce(context, "plan")) {
		if (!context.get("route", plan.route)) continue;
		for (const at of plan.at) {
			const key = `${plan.id} ${at}`;
			const startsAt = nextMinuteOfDay(site, from - MINUTE_MS, minuteOf(at));
			const isThen = startsAt < to && plan.days.includes(site.dayOfWeek(startsAt));
			if (!isThen || done.has(key)) continue;
			done.add(key);
			const seed = `${context.entry.seq}.${context.entry.id}.${plan.id}.${startsAt}`;
			context.derive(roundPlanned, undefined, { plan: plan.id, route: plan.route, startsAt, seed });
		}
	}
	const kept = Object.entries(patrol.planned).filter(([end]) => Number(end) > context.now && end !== day);
	keepPatrol(context, { ...patrolOf(context), planned: { ...Object.fromEntries(kept), [day]: [...done] } });
}

/** Forgets what was planned by a plan, so that its new wording is planned anew. */
export function forgetPlanned(context: StepContext, plan: string): void {
	const patrol = patrolOf(context);
	const planned = Object.fromEntries(
		Object.entries(patrol.planned).map(([day, keys]) => [day, keys.filter((key) => !key.startsWith(`${plan} `))]),
	);
	keepPatrol(context, { ...patrol, planned });
}

/** A round as it is planned; its id is the entry's. */
export const onRoundPlanned = onEntry(roundPlanned, (context, { plan: id, route: way, startsAt, seed }) => {
	const [plan, route] = [context.get("plan", id), context.get("route", way)];
	if (!plan || !route) return;
	keepRound(context, roundOf(context, { route, plan, startsAt, seed }));
});

/** A new round of a route. */
export function roundOf(
	context: StepContext,
	{ route, plan, startsAt, seed }: { route: Route; plan?: Plan; startsAt: number; seed: string },
): Round {
	const { seq } = context.entry;
	const random = route.order === "random";
	const checkpoints = route.stops.map(({ checkpoint }) => checkpoint);
	const weightOf = random ? weightsOf(context, checkpoints) : () => 1;
	const drawn = drawStops(route, seed, { weightOf, leastMs: leastMsOf(context.site) });
	const stops = drawn.map(({ checkpoint, afterMinutes, toleranceMinutes, tasks }) => ({
		checkpoint,
		dueAt: startsAt + Math.round(afterMinutes * MINUTE_MS),
		toleranceMs: Math.round(toleranceMinutes * MINUTE_MS),
		status: "pending" as const,
		...(tasks && { tasks }),
	}));
	return {
		id: `rnd-${seq}`,
		rev: seq,
		route: route.id,
		words: route.words,
		order: route.order,
		...(plan && { plan: plan.id }),
		state: "scheduled",
		startsAt,
		endsBy: Math.max(...stops.map(({ dueAt, toleranceMs }) => dueAt + toleranceMs)),
		stops,
		...(random && { seed }),
	};
}
