import type { Words } from "../../../model/words.ts";
import { say } from "../../kit/words.ts";
import { place } from "../state.ts";

interface Practised {
	readonly id: string;
	/** The exercises that the site's file names. */
	readonly drills?: readonly { readonly id: string; readonly words: Words }[];
}

/** The exercises of this site. */
export function drills(): NonNullable<Practised["drills"]> {
	const site: Practised | undefined = place.value?.site;
	return site?.drills ?? [];
}

/** What an exercise is called. */
export function drillWords(scenario: string): string {
	const known = drills().find(({ id }) => id === scenario);
	return known ? say(known.words) : scenario;
}
