import { userDisabled } from "../model/entries/user-disabled.ts";
import type { Incident } from "../model/incident.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import { SERVICE_ACTIONS } from "./bypass/out-of-service.ts";
import { SHELVE_ACTIONS } from "./bypass/shelve.ts";
import { WALK_TEST_ACTIONS } from "./bypass/walk-test.ts";
import { leaverOffDuty } from "./guard-room/leaver.ts";
import { SHIFT_ACTIONS } from "./guard-room/shift-actions.ts";
import { DISPATCHED_ACTIONS } from "./incident/dispatched.ts";
import { report, reported } from "./incident/reported.ts";
import { INCIDENT_HANDLERS } from "./incident-handlers.generated.ts";
import { defineAction, isAllowed, type Prepared } from "./kernel/action.ts";
import type { Work } from "./kernel/step-context.ts";
import { COMMAND_ACTIONS } from "./operator/command.ts";
import { DRILL_ACTIONS } from "./operator/drill.ts";
import { WEATHER_ACTIONS } from "./suppression/declared-weather.ts";

/** Everything a person can ask for, by the type of the entry that says so; what is not here is recorded. */
export const ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.reported": defineAction({ data: report, carryOut: reported }),
	...Object.fromEntries(INCIDENT_HANDLERS.map((handler) => [handler.action.type, handler])),
	...DISPATCHED_ACTIONS,
	...SHELVE_ACTIONS,
	...SERVICE_ACTIONS,
	...WALK_TEST_ACTIONS,
	...WEATHER_ACTIONS,
	...SHIFT_ACTIONS,
	...DRILL_ACTIONS,
	[userDisabled.type]: defineAction({
		data: userDisabled.data,
		carryOut(work, { user }) {
			leaverOffDuty(work, user);
			return undefined;
		},
	}),
	...COMMAND_ACTIONS,
};

/** The verbs that are allowed on the incident now. */
export function allowedOn(incident: Incident, work: Work): readonly string[] {
	return INCIDENT_ACTIONS.filter((action) => isAllowed(action, incident, work)).map(({ verb }) => verb);
}
