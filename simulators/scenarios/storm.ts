import { defineScenario } from "../scenario.ts";

/** Four zones say one after the other that they see badly: that is one incident, and the climber is another. */
export default defineScenario({
	name: "storm",
	words: { en: "Fog on the whole west wall, and a climber in it", "zh-CN": "西墙大雾，有人趁机翻墙" },
	startsAt: "04:30",
	lastsS: 150,
	script: [
		{ at: 8, does: "weather", sort: "fog", wall: "west", level: 0.9, forS: 900 },
		{ at: 60, does: "climb", zone: "west-2", heightM: 1.3, share: 0.6 },
	],
	expected: {
		incidents: [
			{ type: "wall.protection-lost", zone: "west-1", priority: "high", state: "open", alarms: 5 },
			{ type: "perimeter.breach", zone: "west-2", priority: "high", state: "open", alarms: 1 },
		],
	},
});
