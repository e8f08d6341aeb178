import { signal } from "@preact/signals";
import type { PhoneNowShape } from "../../../contract/phone-shapes.ts";
import { api } from "../../app/api.ts";
import { everyItem } from "../../app/every-item.ts";
import { linkState } from "../../app/follow.ts";
import { mayUse } from "../../app/session.ts";
import { type Known, newestOf } from "./phones-known.ts";

const PAGE = 1_000;
/** A phone says how it is once a minute at most; `/live` does not tell of it. */
const EVERY_MS = 60_000;

/** The phone with which each guard works, by login; undefined: nobody here may know, or the hub has not said. */
export const phones = signal<Known | undefined>(undefined);

/** Reads them, and again every minute while it is looked at. Gives back how to stop. */
export function readPhones(): () => void {
	if (!mayUse("GET /phones")) return () => undefined;
	const ask = () => {
		if (linkState.peek() !== "live") return;
		readAllPhones().then(
			(found) => {
				phones.value = newestOf(found);
			},
			// What was known is as old as it says.
			() => undefined,
		);
	};
	ask();
	const again = setInterval(ask, EVERY_MS);
	return () => clearInterval(again);
}

/** Every phone that is not ended. */
export function readAllPhones(): Promise<readonly PhoneNowShape[]> {
	return everyItem((cursor) => api("GET /phones", { query: { open: "true", limit: PAGE, cursor } }));
}
