import type { Alarm } from "./alarm.ts";
import type { Bypass, Drill, WalkTest, Weather } from "./bypass.ts";
import type { Delivery } from "./delivery.ts";
import type { Device } from "./device.ts";
import type { Incident } from "./incident.ts";
import type { Shift } from "./shift.ts";

/** Each sort of object that the world may see, by the name that it has everywhere, and what it is inside the house. */
export interface PublishedObjects {
	readonly incident: Incident;
	readonly alarm: Alarm;
	readonly device: Device;
	readonly shift: Shift;
	readonly bypass: Bypass;
	readonly "walk-test": WalkTest;
	readonly weather: Weather;
	readonly drill: Drill;
	readonly delivery: Delivery;
}

export type Published = keyof PublishedObjects;

/** Which fields of a row say when its object began, and where it is. */
interface Row<Value> {
	readonly began?: keyof Value & string;
	/** `zones`: in each of them. */
	readonly place?: Extract<keyof Value & string, "zone" | "zones">;
}

/** One row for each of them: state, rows, `/live`, lists and the page's feed follow from it. */
export const PUBLISHED_ROWS: { readonly [K in Published]: Row<PublishedObjects[K]> } = {
	incident: { began: "openedAt", place: "zones" },
	alarm: { began: "since", place: "zone" },
	device: {},
	shift: { began: "since" },
	bypass: { began: "since", place: "zone" },
	"walk-test": { began: "since" },
	weather: { began: "since", place: "zones" },
	drill: { began: "since" },
	delivery: { began: "since" },
};

// `keys` forgets which there are.
export const PUBLISHED = Object.keys(PUBLISHED_ROWS) as Published[];

export function isPublished(kind: string): kind is Published {
	return Object.hasOwn(PUBLISHED_ROWS, kind);
}

/** A map or a count for each of them. */
export function forEachPublished<T>(make: (kind: Published) => T): Readonly<Record<Published, T>> {
	// `fromEntries` forgets which keys there are.
	return Object.fromEntries(PUBLISHED.map((kind) => [kind, make(kind)])) as Record<Published, T>;
}

/** An empty map for each of them, by id. */
export function emptyMaps<Values extends { readonly [K in Published]: unknown }>(): {
	[K in Published]: Map<string, Values[K]>;
} {
	// An empty map is one of any values.
	return forEachPublished(() => new Map()) as { [K in Published]: Map<string, Values[K]> };
}
