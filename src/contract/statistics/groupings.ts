/** What the figures about incidents can be told apart by. `guard` is for a captain; `unit`, `guard` and `source` never are public. */
export const INCIDENT_GROUPINGS = [
	...(["type", "kind", "zone", "unit", "priority", "cause", "outcome", "guard", "source"] as const),
	...(["hour", "weekday", "day", "week", "month"] as const),
] as const;
export type IncidentGrouping = (typeof INCIDENT_GROUPINGS)[number];

export const PATROL_GROUPINGS = ["route", "guard", "hour", "weekday", "day", "week", "month"] as const;
export type PatrolGrouping = (typeof PATROL_GROUPINGS)[number];

export const DEVICE_GROUPINGS = ["kind", "zone", "source"] as const;
export type DeviceGrouping = (typeof DEVICE_GROUPINGS)[number];

export const HEALTH_GROUPINGS = [
	...(["type", "kind", "zone", "priority", "source"] as const),
	...(["hour", "weekday", "day", "week", "month"] as const),
] as const;
export type HealthGrouping = (typeof HEALTH_GROUPINGS)[number];

export type Grouping = IncidentGrouping | PatrolGrouping | DeviceGrouping | HealthGrouping;

/** Name a person, or a flat and what hangs in it: they stay in the house. */
export const PRIVATE_GROUPINGS: readonly Grouping[] = ["unit", "guard", "source"];

/** The key of what has no such word: no zone, no police outcome, no cause yet. */
export const NONE = "none";
