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
import type { Work } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { tellAllUntaken } from "./escalation.ts";

const RULE = "settings.guardRoom";
const { type: TYPE } = guardRoomUnattended;

/** Something is missing in the guard room: an alarm of its own, and what nobody has taken is told on at once. */
export const onGuardRoomUnattended = onEntry(guardRoomUnattended, (work) => {
	work.because({ because: "unattended", rule: RULE });
	const is = HUB_ALARMS[TYPE];
	const words = clauses(is.words, ...whatIsMissing(work));
	const zone = guardRoomZone(work.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, words, at: work.entry.at };
	const alarm = activate(work, { ...about, moment: false, into: "own", rule: RULE });
	work.keepIncident({ ...incidentOf(work, alarm), words });
	tellAllUntaken(work);
	endTests(work);
	endAllWaits(work);
});

/** Nothing is missing any more: the alarm returns to normal, and waits for a person's reset like any other. */
export const onGuardRoomAttended = onEntry(guardRoomAttended, (work) => {
	work.because({ because: "attended", rule: RULE });
	clear(work, { types: [TYPE], source: "hub", rule: RULE });
});

function whatIsMissing(work: Work): Words[] {
	const { missing } = roomOf(work);
	return Object.entries(UNATTENDED).flatMap(([why, words]) => (why in missing ? [words] : []));
}
