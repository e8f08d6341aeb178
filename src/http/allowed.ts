import type { IncidentPanelShape } from "../contract/shapes.ts";
import { confirmShelving } from "../model/actions/confirm-shelving.ts";
import { shelve } from "../model/actions/shelve.ts";
import { unshelve } from "../model/actions/unshelve.ts";
import type { WhyNot } from "../model/actions/why-not.ts";
import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import type { Role } from "../model/role.ts";
import type { Settings } from "../model/settings.ts";
import { whyNeverShelved } from "../model/shelf-limits.ts";

type Allowed = IncidentPanelShape["allowed"][number];

interface Asking {
	readonly user: string;
	readonly role: Role;
}

/** What whoever asks may do to the incident and its alarms now, and of the rest why not. */
export function allowedOn(
	incident: Incident,
	alarms: readonly Alarm[],
	{ who, settings }: { readonly who: Asking; readonly settings: Pick<Settings, "priorities"> },
): Allowed[] {
	const own = INCIDENT_ACTIONS.map(({ verb, whyNot }) => offer(verb, whyNot(incident, who)));
	if (incident.state === "resolved") return own;
	return [...own, ...alarms.flatMap((alarm) => allowedOnAlarm(alarm, who.role, settings))];
}

/** Whether it may be shelved, and where it is, whether that may be ended or still has to be confirmed. */
function allowedOnAlarm(alarm: Alarm, role: Role, { priorities }: Pick<Settings, "priorities">): Allowed[] {
	const { id, shelved } = alarm;
	const of = ({ verb, roles }: typeof shelve | typeof unshelve | typeof confirmShelving, why?: WhyNot) => ({
		...offer(verb, roles.includes(role) ? why : "role"),
		alarm: id,
	});
	return [
		of(shelve, whyNeverShelved(alarm, priorities)),
		...(shelved ? [of(unshelve)] : []),
		...(shelved?.unconfirmed || shelved?.renewal ? [of(confirmShelving)] : []),
	];
}

function offer(action: string, why: WhyNot | undefined): Allowed {
	return { action, ...(why && { why }) };
}
