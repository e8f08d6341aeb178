import type { z } from "zod";
import type { Published, PublishedObjects } from "../model/objects.ts";
import type { Role } from "../model/role.ts";
import { presentAlarm, presentIncident } from "./present.ts";
import {
	presentBypass,
	presentDelivery,
	presentDrill,
	presentShift,
	presentWalkTest,
	presentWeather,
} from "./present-work.ts";
import {
	type AlarmShape,
	alarmShape,
	type DeviceShape,
	deviceShape,
	type IncidentShape,
	incidentShape,
} from "./shapes.ts";
import {
	type BypassShape,
	bypassShape,
	type DeliveryShape,
	type DrillShape,
	deliveryShape,
	drillShape,
	type ShiftShape,
	shiftShape,
	type WalkTestShape,
	type WeatherShape,
	walkTestShape,
	weatherShape,
} from "./work-shapes.ts";

/** Who is told of what happens: each role, the wall screen, and other systems. */
export type Audience = Role | "kiosk" | "mqtt";

type Fields<Shape> = readonly (keyof Shape & string)[];

/** What is hidden from whoever looks: what is discreet, and what is related to it. */
export interface Hides {
	hides(id: string): boolean;
}

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

/** What leaves the house of one sort of object. */
interface Row<K extends Published, Shape> {
	/** As the API shows it. */
	readonly shape: z.ZodType<Shape>;
	/** Absent of devices: what they are and where stands in the site (`presentDevice`). */
	present?(object: PublishedObjects[K], to: Hides): Shape;
	/**
	 * Who is told of it, and with which fields. What is not named is told to nobody, a new field too. A list's route is for
	 * the roles that stand here; a guard reads what is sent to them by request.
	 */
	readonly seen: { readonly [A in Audience]?: Fields<Shape> };
}

function row<K extends Published, Shape>(_kind: K, stated: Row<K, Shape>): Row<K, Shape> {
	return stated;
}

/**
 * One row for each sort of object (`model/objects.ts`): the one place where it is said how it looks outside, and to whom.
 * `/live`, MQTT, lists and their roles follow. An alarm names its panel, so the wall screen has incidents only.
 */
export const OBJECTS = {
	incident: row("incident", {
		shape: incidentShape,
		present: presentIncident,
		seen: {
			...{ operator: INCIDENT, captain: INCIDENT, manager: INCIDENT, admin: INCIDENT },
			...{ kiosk: INCIDENT_FACTS, mqtt: INCIDENT_IMPERSONAL },
		},
	}),
	alarm: row("alarm", {
		shape: alarmShape,
		present: (alarm) => presentAlarm(alarm),
		seen: { operator: ALARM, captain: ALARM, manager: ALARM, admin: ALARM },
	}),
	device: row("device", {
		shape: deviceShape,
		seen: { operator: DEVICE, captain: DEVICE, manager: DEVICE, admin: DEVICE, kiosk: DEVICE_FACTS },
	}),
	shift: row("shift", { shape: shiftShape, present: presentShift, seen: { operator: SHIFT, captain: SHIFT } }),
	bypass: row("bypass", {
		shape: bypassShape,
		present: presentBypass,
		seen: { operator: BYPASS, captain: BYPASS, manager: BYPASS, admin: BYPASS, kiosk: BYPASS_FACTS },
	}),
	"walk-test": row("walk-test", {
		shape: walkTestShape,
		present: presentWalkTest,
		seen: { operator: WALK_TEST, captain: WALK_TEST, manager: WALK_TEST, admin: WALK_TEST },
	}),
	weather: row("weather", {
		shape: weatherShape,
		present: presentWeather,
		seen: { operator: WEATHER, captain: WEATHER, manager: WEATHER, admin: WEATHER },
	}),
	drill: row("drill", { shape: drillShape, present: presentDrill, seen: { operator: DRILL, captain: DRILL } }),
	delivery: row("delivery", {
		shape: deliveryShape,
		present: presentDelivery,
		seen: { operator: DELIVERY, captain: DELIVERY, admin: DELIVERY_FACTS },
	}),
} as const satisfies { readonly [K in Published]: object };

/** Each sort of object as the API shows it. */
export type Shapes = { readonly [K in Published]: z.output<(typeof OBJECTS)[K]["shape"]> };
