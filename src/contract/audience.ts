import type { Role } from "../model/role.ts";
import type { AlarmShape, DeviceShape, IncidentShape } from "./shapes.ts";
import type { BypassShape, DeliveryShape, DrillShape, ShiftShape, WalkTestShape, WeatherShape } from "./work-shapes.ts";

/** Who is told of what happens: each role, the wall screen, and other systems. */
export type Audience = Role | "kiosk" | "mqtt";

/** Each sort of object that leaves the hub, as the API shows it. */
interface Shapes {
	readonly incident: IncidentShape;
	readonly alarm: AlarmShape;
	readonly device: DeviceShape;
	readonly shift: ShiftShape;
	readonly bypass: BypassShape;
	readonly "walk-test": WalkTestShape;
	readonly weather: WeatherShape;
	readonly drill: DrillShape;
	readonly delivery: DeliveryShape;
}

export type Told = keyof Shapes;

type Fields<Shape> = readonly (keyof Shape & string)[];

const INCIDENT_FACTS = [
	...["id", "rev", "rang", "state", "sounding", "priority", "type", "zone", "zones", "words", "life", "discreet"],
	...["corroborated", "openedAt", "acknowledgedAt", "resolvedAt", "cause", "eventCount", "due", "overdue"],
	...["news", "lead", "owes", "untakenSince"],
	...["quiet", "group", "drill", "alarms", "related", "merged", "mergedInto", "splitFrom"],
] as const satisfies Fields<IncidentShape>;

/** Without who did what about it, and what people wrote. */
const INCIDENT_IMPERSONAL = [
	...INCIDENT_FACTS,
	...["unit", "verified", "reportedBy", "extraSteps", "pictures", "told", "toldCount", "reopened", "waits"],
] as const satisfies Fields<IncidentShape>;

const INCIDENT = [
	...INCIDENT_IMPERSONAL,
	...["owner", "detail", "waiting", "transfer", "dispatches", "agencies", "steps", "held", "review", "police"],
] as const satisfies Fields<IncidentShape>;

const ALARM = [
	...["id", "rev", "type", "words", "source", "zone", "unit", "part", "priority", "latches", "releasedAt", "active"],
	...["acknowledged", "repeats", "shelved", "suppressed", "chattering", "strong", "hidden", "drill", "discreet"],
	...["since", "returnedAt", "incident"],
] as const satisfies Fields<AlarmShape>;

const DEVICE_FACTS = [
	...["id", "rev", "kind", "zone", "words", "state", "stateSince", "lost", "health", "faults"],
] as const satisfies Fields<DeviceShape>;
const DEVICE = [
	...DEVICE_FACTS,
	"unit",
	"lastSeenAt",
	"outOfService",
	"unreadable",
] as const satisfies Fields<DeviceShape>;

const SHIFT = [
	...["id", "rev", "plan", "operator", "since", "endsAt", "startList", "guards", "handOver", "away", "asked"],
	...["relieved", "endedAt", "endedBy"],
] as const satisfies Fields<ShiftShape>;

const BYPASS_FACTS = [
	...["id", "rev", "why", "zone", "device", "type", "alarm", "since", "until", "unconfirmed", "hidden"],
] as const satisfies Fields<BypassShape>;
const BYPASS = [...BYPASS_FACTS, "by", "reason", "watch"] as const satisfies Fields<BypassShape>;

const WALK_TEST = [
	"id",
	"rev",
	"of",
	"by",
	"since",
	"until",
	"asks",
	"passed",
	"endedAt",
] as const satisfies Fields<WalkTestShape>;
const WEATHER = [
	...["id", "rev", "zones", "by", "reason", "since", "until", "endedAt"],
] as const satisfies Fields<WeatherShape>;
const DRILL = ["id", "rev", "scenario", "by", "since", "endedAt", "endedBy"] as const satisfies Fields<DrillShape>;
const DELIVERY_FACTS = [
	...["id", "rev", "incident", "channel", "to", "about", "state", "since", "attempts", "nextAt", "reason"],
] as const satisfies Fields<DeliveryShape>;
const DELIVERY = [...DELIVERY_FACTS, "silent"] as const satisfies Fields<DeliveryShape>;

/**
 * Who is told of which objects, and with which fields (an alarm names its panel, so the wall screen has incidents only): the one place where that is said. What is not named is told to
 * nobody, a new field too. A list's route is for the roles that stand here; a guard reads what is sent to them by request.
 */
const SEEN: { readonly [K in Told]: { readonly [A in Audience]?: Fields<Shapes[K]> } } = {
	incident: {
		...{ operator: INCIDENT, captain: INCIDENT, manager: INCIDENT, admin: INCIDENT },
		...{ kiosk: INCIDENT_FACTS, mqtt: INCIDENT_IMPERSONAL },
	},
	alarm: { operator: ALARM, captain: ALARM, manager: ALARM, admin: ALARM },
	device: { operator: DEVICE, captain: DEVICE, manager: DEVICE, admin: DEVICE, kiosk: DEVICE_FACTS },
	shift: { operator: SHIFT, captain: SHIFT },
	bypass: { operator: BYPASS, captain: BYPASS, manager: BYPASS, admin: BYPASS, kiosk: BYPASS_FACTS },
	"walk-test": { operator: WALK_TEST, captain: WALK_TEST, manager: WALK_TEST, admin: WALK_TEST },
	weather: { operator: WEATHER, captain: WEATHER, manager: WEATHER, admin: WEATHER },
	drill: { operator: DRILL, captain: DRILL },
	delivery: { operator: DELIVERY, captain: DELIVERY, admin: DELIVERY_FACTS },
};

/** Roles whose journal and tape hold entries. The wall screen has no tape: an entry may name people and flats. */
const READS_ENTRIES: readonly Audience[] = ["operator", "captain", "manager", "admin"];

/** True if the audience is told of this sort of object. */
export function isTold(audience: Audience, kind: Told): boolean {
	return SEEN[kind][audience] !== undefined;
}

/** True if the audience is told of anything as it happens. */
export function follows(audience: Audience): boolean {
	return Object.values(SEEN).some((seen) => seen[audience] !== undefined);
}

export function readsEntries(audience: Audience): boolean {
	return READS_ENTRIES.includes(audience);
}

/** The roles that are told of a sort of object, for the route that lists it. */
export function rolesTold(kind: Told, roles: readonly Role[]): readonly Role[] {
	return roles.filter((role) => isTold(role, kind));
}

/** What the audience is told of the object; undefined: nothing. Fields that every object of its sort has stay. */
export function toldTo<K extends Told>(audience: Audience, kind: K, value: Shapes[K]): Shapes[K] | undefined;
export function toldTo(audience: Audience, kind: Told, value: object): object | undefined {
	const fields: readonly string[] | undefined = SEEN[kind][audience];
	return fields && Object.fromEntries(Object.entries(value).filter(([key]) => fields.includes(key)));
}

/**
 * True if the audience may read what entries of this type say: those about objects that it is not told of are told without
 * their data, so that a hand-over note does not come by the journal to whom the shifts are closed.
 */
export function readsData(audience: Audience, type: string): boolean {
	const noun = type.slice(0, type.indexOf("."));
	return !isKind(noun) || isTold(audience, noun);
}

const views = new Map<Audience, string>();

/** The same for all audiences that are told the very same: what is told is serialised once for all of them. */
export function viewKey(audience: Audience): string {
	const known = views.get(audience);
	if (known !== undefined) return known;
	const seen = Object.entries(SEEN).map(([kind, by]) => `${kind}:${by[audience]?.join() ?? ""}`);
	const key = [readsEntries(audience), ...seen].join(" ");
	views.set(audience, key);
	return key;
}

function isKind(noun: string): noun is Told {
	return Object.hasOwn(SEEN, noun);
}
