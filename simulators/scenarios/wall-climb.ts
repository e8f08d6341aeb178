import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "wall-climb",
	words: { en: "Someone climbs the east wall", "zh-CN": "有人翻越东墙" },
	startsAt: "02:13",
	lastsS: 120,
	script: [{ at: 8, does: "climb", zone: "east-3", heightM: 1.2, share: 0.5 }],
	expected: {
		incidents: [
			{ type: "perimeter.breach", zone: "east-3", priority: "high", state: "open", corroborated: true, alarms: 2 },
		],
	},
});
