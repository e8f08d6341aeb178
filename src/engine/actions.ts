import { z } from "zod";
import type { Incident } from "../model/incident.ts";
import { SERVICE_ACTIONS } from "./bypass/out-of-service.ts";
import { SHELVE_ACTIONS } from "./bypass/shelve.ts";
import { WALK_TEST_ACTIONS } from "./bypass/walk-test.ts";
import { MERGE_ACTIONS } from "./correlation/merge.ts";
import { SPLIT_ACTIONS } from "./correlation/split.ts";
import { leaverOffDuty } from "./guard-room/leaver.ts";
import { SHIFT_ACTIONS } from "./guard-room/shift-actions.ts";
import { DISPATCH_ACTIONS } from "./incident/dispatch.ts";
import { DISPATCHED_ACTIONS } from "./incident/dispatched.ts";
import { HISTORY_ACTIONS } from "./incident/history.ts";
import { OWNERSHIP_ACTIONS } from "./incident/ownership.ts";
import { PROCEDURE_ACTIONS } from "./incident/procedure.ts";
import { report, reported } from "./incident/reported.ts";
import { WAITING_ACTIONS } from "./incident/waiting.ts";
import { defineAction, type Prepared } from "./kernel/action.ts";
import type { Work } from "./kernel/step-context.ts";
import { COMMAND_ACTIONS } from "./operator/command.ts";
import { DRILL_ACTIONS } from "./operator/drill.ts";
import { INCIDENT_ACTIONS } from "./operator/incident-actions.ts";
import { WEATHER_ACTIONS } from "./suppression/declared-weather.ts";

/** Everything a person can ask for, by the type of the entry that says so; what is not here is recorded. */
export const ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.reported": defineAction({ data: report, carryOut: reported }),
	...INCIDENT_ACTIONS,
	...OWNERSHIP_ACTIONS,
	...DISPATCH_ACTIONS,
	...DISPATCHED_ACTIONS,
	...PROCEDURE_ACTIONS,
	...WAITING_ACTIONS,
	...MERGE_ACTIONS,
	...SPLIT_ACTIONS,
	...HISTORY_ACTIONS,
	...SHELVE_ACTIONS,
	...SERVICE_ACTIONS,
	...WALK_TEST_ACTIONS,
	...WEATHER_ACTIONS,
	...SHIFT_ACTIONS,
	...DRILL_ACTIONS,
	"user.disabled": defineAction({
		data: z.object({ user: z.string() }),
		carryOut(work) {
			leaverOffDuty(work);
			return undefined;
		},
	}),
	...COMMAND_ACTIONS,
};

/** The verbs that are allowed on the incident now. */
export function allowedOn(incident: Incident, work: Work): readonly string[] {
	return Object.values(ACTIONS).flatMap((action) =>
		action.verb !== undefined && action.allowedOn?.(incident, work) ? [action.verb] : [],
	);
}
