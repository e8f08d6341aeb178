import { Night } from "../../scenario.ts";
import { BEAM, branch, left } from "./nights.ts";
import type { Refused } from "./refused.ts";

/** What a tester may not do. */
export const WALK_TEST: readonly Refused[] = [
	{
		what: "an answer of the tester for a report 31 s old",
		ask() {
			const night = new Night();
			night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
			night.device("02:01:00", BEAM, "perimeter.beam-broken", branch);
			const [test] = night.state["walk-test"].values();
			const seq = test?.asks?.[BEAM]?.reports.at(-1)?.seq;
			return night.person("02:01:31", "li", "walk-test.confirmed", { id: test?.id, seq });
		},
		code: "wrong-state",
		says: /a report 31 s old, expected one of the last 30 s: it has rung, take it/,
	},
	{
		what: "a fourth walk test in a shift without a captain",
		ask() {
			const night = new Night();
			for (const [n, of] of ["east", "west", "north"].entries()) {
				night.person(`02:0${n}:00`, "li", "walk-test.begun", { of });
				const [test] = night.state["walk-test"].values();
				night.person(`02:0${n}:30`, "li", "walk-test.ended", { id: test?.id });
			}
			return night.person("02:05:00", "li", "walk-test.begun", { of: "south", role: "operator" });
		},
		code: "wrong-state",
		says: /found number 4 in this watch, expected at most 3 without a captain/,
	},
	{
		what: "a walk test in an empty guard room",
		ask: () => left().person("02:00:00", "zhao", "walk-test.begun", { of: "east" }),
		code: "wrong-state",
		says: /the guard room is unattended \(no-operator\): found a walk test, which needs somebody there/,
	},
];
