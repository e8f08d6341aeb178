import { BLINDNESS, HUB_BLIND, isBlindCause } from "../../model/blindness.ts";
import { hubBlind } from "../../model/entries/hub-blind.ts";
import { hubSighted } from "../../model/entries/hub-sighted.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { clauses } from "../kernel/words.ts";

const RULE = "rules.blind";

/** The hub can't hear, keep or date what happens: one alarm for each cause, which names it. */
export const onHubBlind = onEntry(hubBlind, (context, { cause }) => {
	if (!isBlindCause(cause)) return;
	const is = HUB_ALARMS[HUB_BLIND];
	const words = clauses(is.words, BLINDNESS[cause]);
	const zone = guardRoomZone(context.site) ?? "";
	const about = { type: HUB_BLIND, is, source: "hub", zone, part: cause, words, at: context.entry.at };
	const alarm = activate(context, { ...about, moment: false, into: "own", rule: RULE });
	context.keepIncident({ ...incidentOf(context, alarm), words });
});

/** It can again; the alarm waits for a person's reset like any other. */
export const onHubSighted = onEntry(hubSighted, (context, { cause }) => {
	if (!isBlindCause(cause)) return;
	context.because({ because: "hub-sighted", rule: RULE });
	clear(context, { types: [HUB_BLIND], source: "hub", part: cause, rule: RULE });
});
