import { personDuress } from "../../model/entries/person-duress.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { runningShift } from "../guard-room/shift.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { dutyOf } from "./assignee.ts";

const RULE = "sign-in.duress";

/**
 * A life alarm of its own, discreet as a household's is: it begins where its person was seen last. Whoever coerces them holds
 * their phone or sits at their desk, so that it is kept from them alone, for good, and stands by itself.
 */
export const onPersonDuress = onEntry(personDuress, (context, { user }) => {
	const { type } = personDuress;
	const is = HUB_ALARMS[type];
	const zone = placeOf(context, user);
	const about = { type, is, source: `user:${user}`, zone, into: "own", keptFrom: user };
	activate(context, { ...about, at: context.entry.at, moment: true, rule: RULE });
});

/** Whoever keeps the watch is in the guard room; of whom nobody knows where they are, no place is told. */
function placeOf(context: StepContext, user: string): string {
	const room = runningShift(context)?.operator === user ? guardRoomZone(context.site) : undefined;
	return room ?? dutyOf(context, user)?.zone ?? "";
}
