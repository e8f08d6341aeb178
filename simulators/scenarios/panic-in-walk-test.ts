import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "panic-in-walk-test",
	words: {
		en: "Someone climbs the wall under test, and a resident calls for help",
		"zh-CN": "步行测试期间有人翻墙，住户紧急求助",
	},
	startsAt: "14:00",
	lastsS: 60,
	script: [
		{ at: 12, does: "climb", zone: "east-3", heightM: 1.2, share: 0.5 },
		{ at: 24, does: "press", panel: "panel-b03-2-0401", button: "wall" },
	],
	expected: {
		operator: [{ at: 4, tests: "east" }],
		incidents: [
			{
				type: "perimeter.breach",
				zone: "east-3",
				priority: "high",
				state: "open",
				corroborated: true,
				alarms: 2,
				quiet: false,
			},
			{ type: "home.panic", zone: "b03-2", priority: "critical", state: "open", alarms: 1, quiet: false },
		],
	},
});
