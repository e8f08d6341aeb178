import type { EntryShape, IncidentShape } from "../../contract/shapes.ts";
import type { Words } from "../../model/words.ts";
import { personName } from "../app/people.ts";
import { place, sourceWords, typeWords } from "../app/site.ts";
import { language, say } from "../kit/sentences.ts";
import { timeAt } from "../kit/time.ts";
import { t } from "./journal-words.ts";
import { splitSentence } from "./split-sentence.ts";

type Placed = Pick<IncidentShape, "unit" | "zone">;

/** The places of which the hub's sentence may name one, the narrowest first. */
function placesOf({ unit, zone }: Placed): readonly string[] {
	const home = unit === undefined ? undefined : place.value?.units.get(unit);
	return [home && say(home.words), zone === undefined ? undefined : zoneWords(zone)].flatMap((words) => words || []);
}

/** Where it is, as the guard room says it: the device if the sentence names one, else the flat, else the zone. */
export function whereWords(incident: Placed & { readonly words?: Words }): string {
	const places = placesOf(incident);
	const named = incident.words && splitSentence(say(incident.words), places).where;
	return named || places[0] || "";
}

/** What it is, without the place that the hub's sentence may name: the place has a line of its own, or may not be shown. */
export function whatWords(incident: Placed & { readonly words: Words }): string {
	return splitSentence(say(incident.words), placesOf(incident)).what;
}

/** How far it has come. What was folded into another was not resolved: it goes on there. */
export function stateWords({ state, mergedInto }: Pick<IncidentShape, "state" | "mergedInto">): string {
	return mergedInto === undefined ? t(`state.${state}`) : t("state.merged", { into: mergedInto });
}

export function zoneWords(id: string): string {
	const zone = place.value?.zones.get(id);
	return zone ? say(zone.words) : id;
}

/** A post of a shift: one of the guard room's own, or the place (a gate) that is guarded. */
export function postWords(post: string): string {
	if (post === "") return t("post.any");
	return t.ifKnown(`post.${post}`) ?? zoneWords(post);
}

/** One of the site's shifts. */
export function shiftWords(id: string): string {
	const shift = place.value?.site.shifts.find((one) => one.id === id);
	return shift ? say(shift.words) : t("shift.unplanned");
}

/** A wall by the words of the site, or a building by its own: what a walk test is of. */
/** A wall, a building or a flat. */
export function wallOrHomeWords(of: string): string {
	const home = place.value?.buildings.get(of) ?? place.value?.units.get(of);
	return home ? say(home.words) : (t.ifKnown(`wall.${of}`) ?? of);
}

export function deviceWords(id: string): string {
	const device = place.value?.devices.get(id);
	return device ? say(device.words) : id;
}

/** An instant as the site's wall clock shows it, to the minute unless seconds matter. */
export function clockAt(instant: string | number, style: "minute" | "second" = "minute"): string {
	return timeAt(instant, style, place.value?.site.timeZone ?? "UTC", language.value);
}

/** A date and time of the site's clock. */
export function dateAndTime(instant: string): string {
	const zone = place.value?.site.timeZone ?? "UTC";
	return `${timeAt(instant, "day", zone, language.value)} ${timeAt(instant, "minute", zone, language.value)}`;
}

/** What an entry is called: by the hub's words, the catalogue's for what people do, or its kind's. */
export function entryWords({ type, words }: Pick<EntryShape, "type" | "words">): string {
	if (words) return say(words);
	const known = t.ifKnown(`entry.${type}`);
	if (known !== undefined) return known;
	const named = place.value && typeWords(place.value, type);
	return named ? say(named) : type;
}

/** Who or what says so. */
export function sourceName(source: string): string {
	const named = place.value && sourceWords(place.value, source);
	if (named === undefined) return t("source.hub");
	if (source.startsWith("user:")) return personName(source.slice("user:".length));
	return typeof named === "string" ? named : say(named);
}

/** A part of a place (a room, a line, a door), in words where there are any. */
export function partWords(part: string): string {
	return t.ifKnown(`value.${part}`) ?? zoneWords(part);
}

/** One of the ways beyond the screen, by the site's words. */
export function channelWords(id: string): string {
	const channel = place.value?.site.channels.find((one) => one.id === id);
	return channel ? say(channel.words) : (t.ifKnown(`way.${id}`) ?? id);
}

/** To whom a message goes: a person by name, whom the rules tell in turn, or a device that sounds. */
export function addresseeWords(to: string): string {
	if (place.value?.devices.has(to)) return deviceWords(to);
	return t.ifKnown(`told.${to}`) ?? t.ifKnown(`role.${to}`) ?? personName(to);
}
