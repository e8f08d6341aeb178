import { guardRoomAttended } from "../../model/entries/guard-room-attended.ts";
import { guardRoomUnattended } from "../../model/entries/guard-room-unattended.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { UNATTENDED } from "../../model/shift.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { endTests } from "../bypass/walk-test.ts";
import { endAllWaits } from "../incident/waiting.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone, roomOf } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { escalateUntaken } from "./escalation.ts";

const RULE = "settings.guardRoom";
const { type: TYPE } = guardRoomUnattended;

/** Something is missing in the guard room: an alarm of its own, and what nobody has taken is told on at once. */
export const onGuardRoomUnattended = onEntry(guardRoomUnattended, (context) => {
	context.because({ because: "unattended", rule: RULE });
	const is = HUB_ALARMS[TYPE];
	const words = clauses(is.words, ...whatIsMissing(context));
	const zone = guardRoomZone(context.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, words, at: context.entry.at };
	const alarm = activate(context, { ...about, moment: false, into: "own", rule: RULE });
	context.keepIncident({ ...incidentOf(context, alarm), words });
	escalateUntaken(context);
	endTests(context);
	endAllWaits(context);
});

/** Nothing is missing any more: the alarm returns to normal, and waits for a person's reset like any other. */
export const onGuardRoomAttended = onEntry(guardRoomAttended, (context) => {
	context.because({ because: "attended", rule: RULE });
	clear(context, { types: [TYPE], source: "hub", rule: RULE });
});

function whatIsMissing(context: StepContext): Words[] {
	const { missing } = roomOf(context);
	return Object.entries(UNATTENDED).flatMap(([why, words]) => (why in missing ? [words] : []));
}
