import type { EntryShape, IncidentShape } from "../../contract/shapes.ts";
import type { Words } from "../../model/words.ts";
import { sourceWords, typeWords } from "../kit/place.ts";
import { timeAt } from "../kit/time.ts";
import { language, say, t, tIfKnown } from "../kit/words.ts";
import { agencyNamed, stepNamed } from "./incident/whole.ts";
import { withoutPlaces } from "./sentence.ts";
import { place } from "./state.ts";

/** Where it is, as the guard room says it: the flat if there is one, else the zone. */
export function whereWords({ unit, zone }: Pick<IncidentShape, "unit" | "zone">): string {
	const home = unit === undefined ? undefined : place.value?.units.get(unit);
	if (home) return say(home.words);
	return zone === undefined ? "" : zoneWords(zone);
}

/** What it is, without the place that the hub's sentence may name: the place has a line of its own, or may not be shown. */
export function whatWords(incident: Pick<IncidentShape, "words" | "unit" | "zone">): string {
	const { words, unit, zone } = incident;
	const places = [whereWords({ unit, zone }), zone === undefined ? "" : zoneWords(zone)].filter(Boolean);
	return withoutPlaces(say(words), places);
}

export function zoneWords(id: string): string {
	const zone = place.value?.zones.get(id);
	return zone ? say(zone.words) : id;
}

/** A post of a shift: one of the guard room's own, or the place (a gate) that is guarded. */
export function postWords(post: string): string {
	if (post === "") return t("post.any");
	return tIfKnown(`post.${post}`) ?? zoneWords(post);
}

/** One of the site's shifts. */
export function shiftWords(id: string): string {
	const shift = place.value?.site.shifts.find((one) => one.id === id);
	return shift ? say(shift.words) : t("shift.unplanned");
}

/** A wall by the words of the site, or a building by its own: what a walk test is of. */
export function wallOrBuildingWords(of: string): string {
	const building = place.value?.buildings.get(of);
	return building ? say(building.words) : (tIfKnown(`wall.${of}`) ?? of);
}

export function deviceWords(id: string): string {
	const device = place.value?.devices.get(id);
	return device ? say(device.words) : id;
}

/** An instant as the site's wall clock shows it, to the minute unless seconds matter. */
export function clockAt(instant: string | number, style: "minute" | "second" = "minute"): string {
	return timeAt(instant, style, place.value?.site.timeZone ?? "UTC", language.value);
}

/** What an entry is called: by the hub's words, the catalogue's for what people do, or its kind's. */
export function entryWords({ type, words }: Pick<EntryShape, "type" | "words">): string {
	if (words) return say(words);
	const known = tIfKnown(`entry.${type}`);
	if (known !== undefined) return known;
	const named = place.value && typeWords(place.value, type);
	return named ? say(named) : type;
}

/** Who or what says so. */
export function sourceName(source: string): string {
	const named = place.value && sourceWords(place.value, source);
	if (named === undefined) return t("source.hub");
	return typeof named === "string" ? named : say(named);
}

/** What the entry's data says, short enough for one line. */
export function dataWords(data: Readonly<Record<string, unknown>>): string {
	return Object.entries(data)
		.filter(([key, value]) => !HIDDEN.has(key) && value !== "" && !(Array.isArray(value) && value.length === 0))
		.map(([key, value]) => {
			if (key === "text" || key === "note") return `“${plain(key, value)}”`;
			return `${tIfKnown(`data.${key}`) ?? key} ${plain(key, value)}`;
		})
		.join(" · ");
}

const HIDDEN = new Set([
	...["incident", "rev", "device", "alarm", "alarms", "box", "trackId", "timer", "from", "firstUse"],
	...["dispatch", "onBehalf", "known", "hash", "hashes", "bytes", "command", "event", "confirmations"],
	...["turn", "before", "after", "changes", "added", "removed"],
]);

function plain(key: string, value: unknown): string {
	if (Array.isArray(value)) return value.map((one) => plain(key, one)).join(", ");
	if (typeof value === "object" && value !== null) return JSON.stringify(value);
	if (key === "until" && typeof value === "number") return clockAt(value);
	if (typeof value === "boolean") return t(`value.${value}`);
	if (typeof value !== "string") return String(value);
	if (key === "cause" || key === "means") return tIfKnown(`${key}.${value}`) ?? value;
	if (key === "reportedBy") return tIfKnown(`channel.${value}`) ?? value;
	if (key === "kind") return reportWords(value) ?? value;
	if (key === "why") return tIfKnown(`lost.${value}`) ?? tIfKnown(`absent.${value}`) ?? value;
	if (key === "moment") return tIfKnown(`moment.${value}`) ?? value;
	if (key === "who") return tIfKnown(`told.${value}`) ?? value;
	if (key === "detail" || key === "outcome") return tIfKnown(`${key === "detail" ? key : "police"}.${value}`) ?? value;
	if (key === "step") return saidOf(stepNamed(value)) ?? value;
	if (key === "agency") return saidOf(agencyNamed(value)) ?? value;
	if (key === "role") return tIfKnown(`role.${value}`) ?? value;
	if (key === "devices") return deviceWords(value);
	if (key === "of") return place.value?.devices.has(value) ? deviceWords(value) : entryWords({ type: value });
	return partWords(value);
}

function saidOf(thing: { readonly words: Words } | undefined): string | undefined {
	return thing && (say(thing.words) || undefined);
}

/** A part of a place (a room, a line, a door), in words where there are any. */
export function partWords(part: string): string {
	return tIfKnown(`value.${part}`) ?? zoneWords(part);
}

function reportWords(kind: string): string | undefined {
	const kinds = Object.entries(place.value?.site.reportKinds ?? {});
	const found = kinds.find(([name]) => name === kind)?.[1];
	return found && say(found.words);
}
