import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "day",
	words: { en: "A busy morning, and nothing wrong", "zh-CN": "忙碌的早晨" },
	startsAt: "07:30",
	lastsS: 1_800,
	script: [{ at: 60, does: "weather", sort: "rain", level: 0.6, forS: 1_200 }],
	expected: { incidents: [] },
});
