import { hubStarted } from "../model/entries/hub-started.ts";
import { broughtForward } from "./alarm/brought-forward.ts";
import { applySchedules } from "./alarm/schedule-turn.ts";
import { pagesForgotten } from "./guard-room/console-attended.ts";
import { onEntry } from "./kernel/finding.ts";
import { applySitePatrol } from "./patrol/routes-and-plans.ts";

/** The hub runs again: rows of before are of today, schedules go by the time that it is now, and no page is open. */
export const onHubStarted = onEntry(hubStarted, (context) => {
	broughtForward(context);
	applySchedules(context);
	pagesForgotten(context);
	applySitePatrol(context);
});
