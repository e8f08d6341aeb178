import type { z } from "zod";
import { changeGuards } from "../../model/actions/change-guards.ts";
import type { guardsSaid } from "../../model/actions/on-duty-said.ts";
import type { Problem } from "../../model/problem.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isProblem, onDuty } from "./on-duty.ts";
import { keepShift } from "./shift.ts";
import { onShift } from "./shift-action.ts";

type Said = z.output<typeof guardsSaid>;

/** Where they were last seen, and what they are on, stays known. */
export const onChangeGuards = onShift(changeGuards, (context, shift, { guards: all, join = [], leave = [] }) => {
	const problem = all ? undefined : notToLeave(shift, join, leave);
	if (problem) return problem;
	return keepGuards(context, shift, all ?? [...staying(shift, join, leave), ...join]);
});

/** One guard comes on duty, or goes; the others stay as they are. */
export function comeOrGo(
	context: StepContext,
	shift: Shift,
	{ join = [], leave = [] }: { readonly join?: Said; readonly leave?: readonly string[] },
): Problem | undefined {
	return keepGuards(context, shift, [...staying(shift, join, leave), ...join]);
}

function keepGuards(context: StepContext, shift: Shift, said: Said): Problem | undefined {
	const guards = onDuty(context, said);
	if (isProblem(guards)) return guards;
	const before = new Map(shift.guards.map((one) => [one.guard, one]));
	keepShift(context, { ...shift, guards: guards.map((one) => ({ ...one, ...seen(one, before.get(one.guard)) })) });
	return undefined;
}

/** Nobody leaves who is not there, or joins and leaves at once. */
function notToLeave({ guards }: Shift, join: Said, leave: readonly string[]): Problem | undefined {
	const joins = new Set(join.map(nameOf));
	const both = leave.find((one) => joins.has(one));
	if (both !== undefined)
		return { code: "invalid", detail: `leave: found ${both}, who joins too; expected one of the two` };
	const absent = leave.find((one) => !guards.some(({ guard }) => guard === one));
	if (absent === undefined) return undefined;
	const there = guards.map(({ guard }) => guard).join(", ") || "nobody is";
	return { code: "invalid", detail: `leave: found ${absent}, expected somebody who is on duty: ${there}` };
}

/** Who stays as they are, said as at sign-on; one who is the leader stays it unless another joins as such. */
function staying({ guards }: Shift, join: Said, leave: readonly string[]): Said {
	const moved = new Set([...leave, ...join.map(nameOf)]);
	const another = join.some((one) => typeof one !== "string" && one.leader);
	return guards
		.filter(({ guard }) => !moved.has(guard))
		.map(({ guard, post, fixed, leader }) => ({
			guard,
			post,
			...(fixed && { fixed }),
			...(leader && !another && { leader }),
		}));
}

function nameOf(one: Said[number]): string {
	return typeof one === "string" ? one : one.guard;
}

/** Where a guard was last seen, unless they now stand at a place, and what they are on. */
function seen({ zone: at }: OnDuty, before: OnDuty | undefined): Pick<OnDuty, "zone" | "seenAt" | "incident" | "busy"> {
	if (!before) return {};
	const { zone = at, seenAt, incident, busy } = before;
	return {
		...(zone !== undefined && { zone }),
		...(seenAt !== undefined && { seenAt }),
		...(incident !== undefined && { incident }),
		...(busy && { busy }),
	};
}
