import { endOwnShift } from "../../model/actions/end-own-shift.ts";
import { startOwnShift } from "../../model/actions/start-own-shift.ts";
import { epochMs } from "../../model/fields.ts";
import { EARLY_MS } from "../../model/planned-shift.ts";
import { rosterAt } from "../../model/rostered.ts";
import type { Shift } from "../../model/shift.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { comeOrGo } from "./change-guards.ts";
import { rosterOf } from "./roster.ts";
import { runningShift } from "./shift.ts";

/**
 * A guard says that they have come on duty, by a phone that may tell it hours later. Nothing of it is refused: what the
 * watch that runs has no place for is kept, and says why it changes nothing.
 */
export const onStartOwnShift = onTarget(startOwnShift, (context, { guard, at }) => {
	const shift = watchMeant(context, { guard, at, said: "start" });
	if (!shift) return undefined;
	if (isOn(shift, guard)) return because(context, "on-duty-already");
	const post = rosteredPost(context, guard, Math.min(epochMs(at), context.now));
	if (post === "none") return because(context, "not-rostered");
	const problem = comeOrGo(context, shift, { join: [{ guard, ...post }] });
	return problem ?? because(context, "came-on-duty");
});

/** The same of going off duty. */
export const onEndOwnShift = onTarget(endOwnShift, (context, { guard, at }) => {
	const shift = watchMeant(context, { guard, at, said: "end" });
	if (!shift) return undefined;
	if (!shift.guards.some((one) => one.guard === guard)) return because(context, "off-duty-already");
	return comeOrGo(context, shift, { leave: [guard] }) ?? because(context, "went-off-duty");
});

/** The watch that it is about, if it runs, and the guard has said nothing newer of their duty. */
function watchMeant(
	context: StepContext,
	{ guard, at: made, said }: { readonly guard: string; readonly at: string; readonly said: "start" | "end" },
): Shift | undefined {
	const at = Math.min(epochMs(made), context.now);
	const id = `own-shift|${guard}`;
	if ((context.get("memory", id)?.ownShift?.at ?? Number.NEGATIVE_INFINITY) > at) {
		because(context, "superseded");
		return undefined;
	}
	context.remember(id, { ownShift: { at, said } });
	const shift = runningShift(context);
	if (shift && at >= shift.since - EARLY_MS) return shift;
	because(context, "no-watch");
	return undefined;
}

function isOn({ operator, guards }: Shift, user: string): boolean {
	return operator === user || guards.some(({ guard }) => guard === user);
}

/** The post for which the roster names the guard then, or soon after; where it names nobody at all, whichever is free. */
function rosteredPost(context: StepContext, guard: string, at: number): { readonly post?: string } | "none" {
	const rows = [at, at + EARLY_MS].flatMap((when) => rosterAt(rosterOf(context), when) ?? []);
	const named = rows.flatMap(({ posts }) => posts);
	if (named.length === 0) return {};
	const mine = named.find((one) => one.guard === guard);
	return mine ? { post: mine.post } : "none";
}

function because(context: StepContext, why: Parameters<StepContext["because"]>[0]["because"]): undefined {
	context.because({ because: why, rule: context.entry.type });
}
