import { z } from "zod";
import type { Incident } from "../model/incident.ts";
import { INCIDENT_ACTIONS } from "./act.ts";
import { defineAction, type Prepared } from "./action.ts";
import { COMMAND_ACTIONS } from "./command.ts";
import { WEATHER_ACTIONS } from "./declared-weather.ts";
import { DISPATCH_ACTIONS } from "./dispatch.ts";
import { DISPATCHED_ACTIONS } from "./dispatched.ts";
import { DRILL_ACTIONS } from "./drill.ts";
import { HISTORY_ACTIONS } from "./history.ts";
import { MERGE_ACTIONS } from "./merge.ts";
import { SERVICE_ACTIONS } from "./out-of-service.ts";
import { OWNERSHIP_ACTIONS } from "./ownership.ts";
import { PROCEDURE_ACTIONS } from "./procedure.ts";
import { report, reported } from "./reported.ts";
import { SHELVE_ACTIONS } from "./shelve.ts";
import { SPLIT_ACTIONS } from "./split.ts";
import { WAITING_ACTIONS } from "./waiting.ts";
import { WALK_TEST_ACTIONS } from "./walk-test.ts";
import { SHIFT_ACTIONS } from "./watch/actions.ts";
import { leaverOffDuty } from "./watch/leaver.ts";
import type { Work } from "./work.ts";

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
