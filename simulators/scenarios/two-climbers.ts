import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "two-climbers",
	words: { en: "A second climber, forty seconds after the first", "zh-CN": "四十秒后又有一人翻墙" },
	startsAt: "02:13",
	lastsS: 120,
	script: [
		{ at: 8, does: "climb", zone: "east-3", heightM: 1.2, share: 0.5 },
		{ at: 48, does: "climb", zone: "east-4", heightM: 0.9, share: 0.4 },
	],
	expected: {
		operator: [{ at: 16, acknowledges: { type: "perimeter.breach", zone: "east-3" } }],
		incidents: [
			{ type: "perimeter.breach", zone: "east-3", priority: "high", state: "open", corroborated: true, alarms: 4 },
		],
	},
});
