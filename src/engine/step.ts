import type { Entry } from "../model/entry.ts";
import type { Site } from "../model/site.ts";
import { act } from "./act.ts";
import type { Decision } from "./decision.ts";
import { deviceEvent } from "./device-event.ts";
import { fallenDue } from "./fallen-due.ts";
import type { State } from "./state.ts";
import { Work } from "./work.ts";

/** What one journal entry leads to, and why. Pure: no clock, no I/O, no randomness; time comes with the entry. */
export function step(state: State, entry: Entry, site: Site): Decision {
	const work = new Work(state, entry, site);
	if (entry.source.startsWith("device:")) deviceEvent(work);
	else if (entry.source === "hub") fallenDue(work);
	else {
		const refused = act(work);
		if (refused) return { refused };
	}
	return work.decision();
}
