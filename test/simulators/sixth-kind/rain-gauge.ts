import { z } from "zod";
import { defineSimulator } from "../../../simulators/simulator.ts";
import { defineKind, event } from "../../../src/model/kind.ts";

const rainGauge = defineKind({
	name: "rain-gauge",
	words: { en: "Rain gauge", "zh-CN": "雨量计" },
	system: { en: "Weather", "zh-CN": "气象" },
	icon: "M0 0h24v24H0z",
	heartbeatMs: 60_000,
	options: z.strictObject({}),
	alarms: { downpour: { priority: "low", words: { en: "Downpour", "zh-CN": "暴雨" } } },
	events: {
		pouring: event(z.looseObject({ level: z.number() }), {
			words: { en: "Pouring", "zh-CN": "大雨" },
			raises: "downpour",
		}),
	},
});

/** A sixth kind as someone else would write it: it looks at the sky every minute. */
export default defineSimulator(rainGauge, {
	looksEveryMs: 60_000,
	remember: () => ({}),
	sense({ world, device, now, say }) {
		const level = world.weather("rain", device.zone, now);
		if (level > 0.5) say("pouring", { level });
	},
});
