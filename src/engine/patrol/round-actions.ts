import type { z } from "zod";
import { addRound } from "../../model/actions/add-round.ts";
import { assignRound } from "../../model/actions/assign-round.ts";
import { cancelRound } from "../../model/actions/cancel-round.ts";
import { excuseRound } from "../../model/actions/excuse-round.ts";
import { handOnRound } from "../../model/actions/hand-on-round.ts";
import type { Round } from "../../model/objects/round.ts";
import type { Problem } from "../../model/problem.ts";
import { type Entered, onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { assignee } from "./assignee.ts";
import { roundOf } from "./plan-day.ts";
import { anyRound, isOpen, keepRound } from "./round.ts";
import { settleAlarms } from "./round-alarm.ts";

/** An extra one may be planned so far ahead. Our own setting. */
const AHEAD_MS = 7 * 24 * 3_600_000;

export const onAddRound = onTarget(addRound, (context, { route: way, startsAt = context.now, guard, reason }) => {
	const route = context.get("route", way);
	if (!route) return { code: "not-found", detail: `there is no route ${way}` };
	if (startsAt < context.now || startsAt - context.now > AHEAD_MS) {
		const mistakes = [
			{
				path: "body.startsAt",
				found: startsAt < context.now ? "a time that is past" : "later",
				expected: "from now to 7 days ahead",
			},
		];
		return { code: "invalid", detail: "startsAt: expected from now to 7 days ahead", mistakes };
	}
	const { seq, id } = context.entry;
	const round = roundOf(context, { route, startsAt, seed: `${seq}.${id}.${startsAt}` });
	const whose = guard ?? (startsAt <= context.now ? assignee(context, round) : undefined);
	keepRound(context, {
		...round,
		...(whose !== undefined && { guard: whose }),
		...(reason !== undefined && { reason }),
	});
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** What is done about one round; a problem where there is none, or it has ended. */
function doTo<Type extends string, Data extends z.ZodType<{ readonly id: string }>>(
	action: Entered<Type, Data>,
	verb: string,
	carryOut: (context: StepContext, round: Round, data: z.output<Data>) => Problem | Round,
	{ ended = false }: { ended?: boolean } = {},
) {
	return {
		action,
		carry: (context: StepContext, data: z.output<Data>): Problem | undefined => {
			const round = anyRound(context, data.id);
			if (!round) return { code: "not-found", detail: `there is no round ${data.id}` };
			if (round.cancelled || !(isOpen(round) || ended)) return wrongState(round, verb);
			const done = carryOut(context, round, data);
			if ("code" in done) return done;
			keepRound(context, settleAlarms(context, done));
			context.because({ because: "acted", rule: context.entry.type });
			return undefined;
		},
	};
}

const assign = doTo(assignRound, "assign", (context, round, { guard }) => passedOn(context, round, guard));
export const onAssignRound = onTarget(assign.action, assign.carry);

const excuse = doTo(
	excuseRound,
	"excuse",
	(context, round, { checkpoints, reason }) => {
		const unknown = checkpoints?.find((id) => !round.stops.some(({ checkpoint }) => checkpoint === id));
		if (unknown !== undefined) {
			const mistakes = [{ path: "body.checkpoints", found: JSON.stringify(unknown), expected: "stops of the round" }];
			return { code: "invalid", detail: `${unknown} is no stop of round ${round.id}`, mistakes };
		}
		const excused = { by: context.actor, at: context.now, reason };
		const meant = (checkpoint: string) => checkpoints === undefined || checkpoints.includes(checkpoint);
		return {
			...round,
			stops: round.stops.map((stop) => (meant(stop.checkpoint) && !stop.visit ? { ...stop, excused } : stop)),
		};
	},
	{ ended: true },
);
export const onExcuseRound = onTarget(excuse.action, excuse.carry);

const cancel = doTo(cancelRound, "cancel", (context, round, { reason }) => {
	const why = { by: context.actor, at: context.now, reason };
	const stops = round.stops.map((stop) => (stop.visit || stop.status === "missed" ? stop : { ...stop, excused: why }));
	return { ...round, stops, cancelled: why };
});
export const onCancelRound = onTarget(cancel.action, cancel.carry);

const handOn = doTo(handOnRound, "hand-on", (context, round, { to }) => {
	if (round.guard === context.actor) return passedOn(context, round, to);
	return { code: "forbidden", detail: `round ${round.id} is not ${context.actor}'s to hand on` };
});
export const onHandOnRound = onTarget(handOn.action, handOn.carry);

/** The round as another's from now on; what was walked of it stays theirs who did. */
function passedOn(context: StepContext, round: Round, to: string): Round {
	const from = round.guard;
	if (from === to) return round;
	const passed = from === undefined ? [] : [{ from, to, at: context.now, by: context.actor }];
	const handedOn = [...(round.handedOn ?? []), ...passed];
	return {
		...round,
		guard: to,
		...(handedOn.length > 0 && { handedOn }),
		...(round.startedAt !== undefined && { heardAt: context.now }),
	};
}

function wrongState({ id, state, cancelled }: Round, verb: string): Problem {
	const allowed = cancelled ? [] : ["excuse"];
	const is = cancelled ? "cancelled" : state;
	return {
		code: "wrong-state",
		detail: `round ${id} is ${is}: found ${verb}, allowed ${allowed.join(", ") || "nothing"}`,
		state: is,
		allowed,
	};
}
