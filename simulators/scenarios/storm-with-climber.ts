import { defineScenario } from "../scenario.ts";

/**
 * The whole west wall sees badly and its loss of protection is taken; who climbs there then is an incident of his own,
 * high at once, and open.
 */
export default defineScenario({
	name: "storm-with-climber",
	words: { en: "Protection of the west wall is lost, and somebody uses it", "zh-CN": "西墙失去防护，有人趁机翻墙" },
	startsAt: "04:30",
	lastsS: 150,
	script: [
		{ at: 8, does: "weather", sort: "rain", wall: "west", level: 1, forS: 900 },
		{ at: 20, does: "weather", sort: "fog", wall: "west", level: 0.6, forS: 900 },
		{ at: 90, does: "climb", zone: "west-3", heightM: 1.4, share: 0.5 },
	],
	expected: {
		others: true,
		operator: [{ at: 60, acknowledges: { type: "wall.protection-lost", zone: "west-1" } }],
		incidents: [
			{ type: "wall.protection-lost", zone: "west-1", priority: "high", state: "acknowledged", alarms: 5 },
			{ type: "perimeter.breach", zone: "west-3", priority: "high", state: "open" },
		],
		never: ["perimeter.degraded", "wall.multiple-breach"],
	},
});
