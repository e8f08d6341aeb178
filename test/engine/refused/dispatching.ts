import { breached } from "./nights.ts";
import type { Refused } from "./refused.ts";

/** Whom nobody can send. */
export const DISPATCHING: readonly Refused[] = [
	{
		what: "sending a guard who is not on duty",
		ask() {
			const night = breached();
			night.person("02:13:20", "li", "shift.signed-on", { guards: ["zhao"] });
			return night.person("02:13:30", "li", "incident.dispatched", { incident: night.only.id, guard: "sun" });
		},
		code: "wrong-state",
		says: /^sun is not on duty; on duty: zhao$/,
	},
];
