import { instant, Night } from "../../scenario.ts";
import type { Refused } from "./refused.ts";

const MIN = 60_000;

const declare = (night: Night, time: string, zones: readonly string[], more: object = {}) =>
	night.person(time, "li", "weather.declared", { zones, until: instant(time) + 10 * MIN, reason: "fog", ...more });

/** Where weather is not declared, nor for how long. */
export const WEATHER: readonly Refused[] = [
	{
		what: "weather on three walls",
		ask: () => declare(new Night(), "02:00:00", ["east-1", "west-1", "north-1"]),
		code: "invalid",
		says: /found weather on 3 walls \(.*\), expected at most 2 at once/,
	},
	{
		what: "weather on a third wall beside two that stand",
		ask() {
			const night = new Night();
			declare(night, "02:00:00", ["east-1", "west-1"]);
			return declare(night, "02:01:00", ["north-1"]);
		},
		code: "invalid",
		says: /found weather on 3 walls/,
	},
	{
		what: "weather for longer than half an hour",
		ask: () => declare(new Night(), "02:00:00", ["east-1"], { until: instant("02:31:00") }),
		code: "invalid",
		says: /found 31 min from now, expected at most 30 min from now/,
	},
	{
		what: "weather a third time in a shift without a captain",
		ask() {
			const night = new Night();
			for (const time of ["02:00:00", "02:20:00"]) declare(night, time, ["east-1"]);
			return declare(night, "02:40:00", ["east-1"], { role: "operator" });
		},
		code: "wrong-state",
		says: /found number 3 in this watch, expected at most 2 without a captain/,
	},
];
