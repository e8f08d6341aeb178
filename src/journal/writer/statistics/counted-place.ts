import type { Alarm } from "../../../model/alarm.ts";
import type { Incident } from "../../../model/incident.ts";

/** In the place of the type of what is discreet: nothing here tells what or where it was. */
const SPECIAL = "special";

/** The kind that a type belongs to: `perimeter` of `perimeter.breach`. */
function kindOf(type: string): string {
	const dot = type.indexOf(".");
	return dot < 0 ? type : type.slice(0, dot);
}

/** What an alarm is counted under; empty where it has no such word. */
export interface AlarmPlace {
	readonly source: string;
	readonly type: string;
	readonly zone: string;
	readonly unit: string;
	readonly priority: string;
	readonly discreet: 0 | 1;
	readonly drill: 0 | 1;
}

export function placeOfAlarm({ source, type, zone, unit = "", priority, discreet, drill }: Alarm): AlarmPlace {
	const shown = discreet ? { source: "", type: SPECIAL, zone: "", unit: "" } : { source, type, zone, unit };
	return { ...shown, priority, discreet: discreet ? 1 : 0, drill: drill ? 1 : 0 };
}

/** What an incident is counted under, but for the source of its leading alarm. */
export function placeOfIncident({ type, zone, unit, discreet }: Incident) {
	if (discreet) return { type: SPECIAL, kind: SPECIAL, zone: null, unit: null };
	return { type, kind: kindOf(type), zone: zone ?? null, unit: unit ?? null };
}
