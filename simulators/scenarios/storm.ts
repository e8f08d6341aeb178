import { defineScenario } from "../scenario.ts";

const foggy = (zone: string) => ({ type: "perimeter.degraded", zone, priority: "medium" }) as const;

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
			foggy("west-1"),
			foggy("west-2"),
			foggy("west-3"),
			foggy("west-4"),
			{ type: "perimeter.breach", zone: "west-2", priority: "high", state: "open", alarms: 1 },
		],
	},
});
