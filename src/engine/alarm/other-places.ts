import { OTHER_PARTS } from "../kernel/entry-data.ts";
import { memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** So many of the places that one alarm stands for are known by name; of more, none ends it but a person. */
const PLACES_AT_MOST = 32;

interface Others {
	readonly type: string;
	readonly source: string;
}

/** A state is counted in the alarm "other places", that it began or that stood: it ends with the last of them. */
export function rememberOther(context: StepContext, about: Others & { readonly begun: boolean }, place: string): void {
	const stood = about.begun ? [] : [OTHER_PARTS];
	const known = context.get("memory", memoryId(about.source))?.otherPlaces?.[about.type] ?? stood;
	const more = known.length < PLACES_AT_MOST ? place : OTHER_PARTS;
	keep(context, about, known.includes(place) || known.includes(more) ? known : [...known, more]);
}

/** Whether "other places" stands for one place only, as far as is known. */
export function isOnePlace(context: StepContext, about: Others): boolean {
	return placesOf(context, about).length === 1;
}

/** Whether the place is one of the others. */
export function isOther(context: StepContext, about: Others, place: string): boolean {
	return placesOf(context, about).includes(place);
}

/** The place is over; true if it was the last of the others. */
export function endOther(context: StepContext, about: Others, place: string): boolean {
	const known = placesOf(context, about);
	if (!known.includes(place)) return false;
	const left = known.filter((one) => one !== place);
	keep(context, about, left);
	return left.length === 0;
}

function placesOf(context: StepContext, { type, source }: Others): readonly string[] {
	return context.get("memory", memoryId(source))?.otherPlaces?.[type] ?? [];
}

function keep(context: StepContext, { type, source }: Others, places: readonly string[]): void {
	const id = memoryId(source);
	context.remember(id, { otherPlaces: { ...context.get("memory", id)?.otherPlaces, [type]: places } });
}
