import { isPublished, PUBLISHED, type Published, type PublishedObjects } from "../model/objects.ts";
import type { Role } from "../model/role.ts";
import { type Audience, type Hides, OBJECTS, type Shapes } from "./objects.ts";

export type { Audience } from "./objects.ts";

/** Roles whose journal and tape hold entries. The wall screen has no tape: an entry may name people and flats. */
const READS_ENTRIES: readonly Audience[] = ["operator", "captain", "manager", "admin"];

/** True if the audience is told of this sort of object. */
export function isTold(audience: Audience, kind: Published): boolean {
	return seenBy(audience, kind) !== undefined;
}

/** True if the audience is told of anything as it happens. */
export function follows(audience: Audience): boolean {
	return PUBLISHED.some((kind) => isTold(audience, kind));
}

export function readsEntries(audience: Audience): boolean {
	return READS_ENTRIES.includes(audience);
}

/** The roles that are told of a sort of object, for the route that lists it. */
export function rolesTold(kind: Published, roles: readonly Role[]): readonly Role[] {
	return roles.filter((role) => isTold(role, kind));
}

/** What the audience is told of the object; undefined: nothing. Fields that every object of its sort has stay. */
export function toldTo<K extends Published>(audience: Audience, kind: K, value: Shapes[K]): Shapes[K] | undefined;
export function toldTo(audience: Audience, kind: Published, value: object): object | undefined {
	return namedFields(audience, kind, value);
}

function namedFields(audience: Audience, kind: Published, value: object): object | undefined {
	const fields = seenBy(audience, kind);
	return fields && picked(fields, value);
}

function picked(fields: readonly string[], value: object): object {
	const from: Readonly<Record<string, unknown>> = Object(value);
	const told: Record<string, unknown> = {};
	for (const field of fields) if (from[field] !== undefined) told[field] = from[field];
	return told;
}

/** The object as the audience is told of it; undefined: nothing. */
export function presentTo<K extends Exclude<Published, "device">>(
	audience: Audience,
	kind: K,
	object: PublishedObjects[K],
	to: Hides,
): Shapes[K] | undefined;
export function presentTo(audience: Audience, kind: Exclude<Published, "device">, object: object, to: Hides) {
	const row: { present?(object: object, to: Hides): object } = OBJECTS[kind];
	const shown = row.present?.(object, to);
	return shown && namedFields(audience, kind, shown);
}

/** What a guard is told of an object that concerns them; `over`: it does no more; undefined: nothing. */
export function presentShare<K extends Exclude<Published, "device">>(
	guard: string,
	kind: K,
	object: PublishedObjects[K],
	to: Hides,
): Shapes[K] | "over" | undefined;
export function presentShare(guard: string, kind: Exclude<Published, "device">, object: object, to: Hides) {
	const { present, shared }: Shared = OBJECTS[kind];
	const theirs = shared?.of(object, guard);
	if (!shared || theirs === undefined || theirs === "over") return theirs;
	const shown = (shared.present ?? present)?.(theirs, to);
	return shown && picked(shared.fields, shown);
}

interface Shared {
	present?(object: object, to: Hides): object;
	shared?: {
		of(object: object, guard: string): object | "over" | undefined;
		present?(object: object, to: Hides): object;
		readonly fields: readonly string[];
	};
}

/**
 * True if the audience may read what entries of this type say: those about objects that it is not told of are told without
 * their data, so that a hand-over note does not come by the journal to whom the shifts are closed.
 */
export function readsData(audience: Audience, type: string): boolean {
	const noun = type.slice(0, type.indexOf("."));
	return !isPublished(noun) || isTold(audience, noun);
}

const views = new Map<Audience, string>();

/** The same for all audiences that are told the very same: what is told is serialised once for all of them. */
export function viewKey(audience: Audience): string {
	const known = views.get(audience);
	if (known !== undefined) return known;
	const seen = PUBLISHED.map((kind) => `${kind}:${seenBy(audience, kind)?.join() ?? ""}`);
	const key = [readsEntries(audience), ...seen].join(" ");
	views.set(audience, key);
	return key;
}

function seenBy(audience: Audience, kind: Published): readonly string[] | undefined {
	const { seen }: { readonly seen: { readonly [A in Audience]?: readonly string[] } } = OBJECTS[kind];
	return seen[audience];
}
