import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "quiet-night",
	words: { en: "A quiet night: rounds, a few late comers, a cat", "zh-CN": "平静的夜晚" },
	startsAt: "02:00",
	lastsS: 3_600,
	script: [
		{ at: 120, does: "cat", zone: "north-3" },
		{ at: 900, does: "cat", zone: "east-3" },
		{ at: 1_500, does: "visit" },
	],
	expected: { incidents: [] },
});
