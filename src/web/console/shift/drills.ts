import type { SiteShape } from "../../../contract/site.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";

/** The exercises that the site's file names. */
export function drills(): SiteShape["drills"] {
	return place.value?.site.drills ?? [];
}

/** What an exercise is called. */
export function drillWords(scenario: string): string {
	const known = drills().find(({ id }) => id === scenario);
	return known ? say(known.words) : scenario;
}
