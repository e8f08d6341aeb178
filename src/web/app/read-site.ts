import { effect } from "@preact/signals";
import { CONFIGURATION_CHANGED } from "../../model/configuration.ts";
import { api } from "./api.ts";
import { linkState, onEntries } from "./follow.ts";
import { notice } from "./notices.ts";
import { reasonOf } from "./reason.ts";
import { Refused } from "./refused.ts";
import { place, placeOf } from "./site.ts";
import { wall } from "./wall.ts";
import { t } from "./words.ts";

const AGAIN_MS = 2_000;

/**
 * Reads the compound: at first, when its configuration has changed, and when the link is back after it was lost, for the
 * change may have come meanwhile. Tries again until it is there, and says why it is not. Gives back how to stop.
 */
export function readPlace(): () => void {
	let again: ReturnType<typeof setTimeout> | undefined;
	let known = "";
	let failed = false;
	let over = false;
	let configuration: string | undefined;
	const ask = () => {
		clearTimeout(again);
		api("GET /site").then(
			(site) => {
				failed = false;
				// The same site again draws nothing anew.
				const text = JSON.stringify(site);
				if (text !== known) place.value = placeOf(site);
				known = text;
			},
			(error) => {
				if (over) return;
				if (!failed) notice(t("site.unreadable"), reasonOf(error));
				failed = true;
				const pauseMs = error instanceof Refused && error.retryAfterS ? error.retryAfterS * 1_000 : AGAIN_MS;
				again = setTimeout(ask, pauseMs);
			},
		);
	};
	ask();
	let lost = false;
	const back = effect(() => {
		if (linkState.value === "lost") lost = true;
		else if (linkState.value === "live" && lost) {
			lost = false;
			ask();
		}
	});
	// The wall is told of no entry: its beat names the configuration.
	const changed = effect(() => {
		const now = wall.value?.configuration;
		if (now !== undefined && now !== configuration) ask();
		configuration = now ?? configuration;
	});
	const stop = onEntries((entries) => {
		if (entries.some(({ type }) => type === CONFIGURATION_CHANGED)) ask();
	});
	return () => {
		over = true;
		back();
		changed();
		stop();
		clearTimeout(again);
	};
}
