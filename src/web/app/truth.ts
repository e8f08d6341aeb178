import { language } from "../kit/sentences.ts";
import { timeAt } from "../kit/time.ts";
import { truthAt } from "./follow.ts";
import { place } from "./site.ts";
import { t } from "./words.ts";

type Known = "stale.banner" | "lost.banner" | "lastTruth";

/** The sentence with the hub's time of the last thing heard, as the site's clock shows it; the other where nothing was. */
export function sinceTruth(known: Known, never: "hubUnreachable" | "sessionOver"): string {
	if (truthAt.value === undefined) return t(never);
	return t(known, { time: timeAt(truthAt.value, "second", place.value?.site.timeZone ?? "UTC", language.value) });
}
