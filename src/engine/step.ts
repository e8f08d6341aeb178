import type { Entry } from "../model/entry.ts";
import type { Site } from "../model/site.ts";
import type { Decision } from "./decision.ts";
import type { State } from "./state.ts";

/** What one journal entry leads to, and why. Pure: no clock, no I/O, no randomness; time comes with the entry. */
export function step(_state: State, _entry: Entry, _site: Site): Decision {
	return { outcomes: [{ because: "recorded" }], changes: [], derived: [] };
}
