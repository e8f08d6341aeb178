import type { HUB_ENTRIES } from "../model/hub-entries.generated.ts";
import type { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import type { TARGET_ACTIONS } from "../model/target-actions.generated.ts";
import type { ENTRY_HANDLERS } from "./entry-handlers.generated.ts";
import type { INCIDENT_HANDLERS } from "./incident-handlers.generated.ts";
import type { TARGET_HANDLERS } from "./target-handlers.generated.ts";

type Unhandled =
	| Exclude<(typeof INCIDENT_ACTIONS)[number]["type"], (typeof INCIDENT_HANDLERS)[number]["action"]["type"]>
	| Exclude<(typeof TARGET_ACTIONS)[number]["type"], (typeof TARGET_HANDLERS)[number]["action"]["type"]>
	| Exclude<
			Exclude<(typeof HUB_ENTRIES)[number], { readonly recorded: true }>["type"],
			(typeof ENTRY_HANDLERS)[number]["entry"]["type"]
	  >;

/** What is said in the model and handled by nobody does not compile: its type stands in the error. */
export const everythingIsHandled: [Unhandled] extends [never] ? true : Unhandled = true;
