import { instant, Night } from "../../scenario.ts";
import { BEAM } from "./nights.ts";
import type { Refused } from "./refused.ts";

const repair = (night: Night, more: object) =>
	night.person("02:15:00", "li", "device.out-of-service", {
		...{ device: BEAM, until: instant("10:00:00"), reason: "new lens", watch: "li", ...more },
	});

/** Who may not be out of service, nor for how long. */
export const OUT_OF_SERVICE: readonly Refused[] = [
	{
		what: "hours of work of more than four",
		ask: () => repair(new Night(), { work: { until: instant("06:16:00") } }),
		code: "invalid",
		says: /work: found 4 h of work, expected at most 4 h, within the time out of service/,
	},
	{
		what: "hours of work beyond the time out of service",
		ask: () => repair(new Night(), { until: instant("03:00:00"), work: { until: instant("04:00:00") } }),
		code: "invalid",
		says: /expected at most 4 h, within the time out of service/,
	},
	{
		what: "out of service beyond the watch",
		ask: () => repair(new Night(), { until: instant("10:16:00") }),
		code: "invalid",
		says: /found 481 min from now, expected at most 480 min from now/,
	},
	{
		what: "out of service for the wall with nobody to watch in its place",
		ask: () => repair(new Night(), { watch: undefined }),
		code: "invalid",
		says: /watch: found nothing, expected the user who watches in its place, and accepts that/,
	},
	{
		what: "a watch that somebody else accepts",
		ask() {
			const night = new Night();
			repair(night, { watch: "chen" });
			return night.person("02:16:00", "wang", "device.out-of-service-accepted", { device: BEAM });
		},
		code: "wrong-state",
		says: /chen was asked to watch in place of beam-east-3: found wang/,
	},
];
