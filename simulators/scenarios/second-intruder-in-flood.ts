import { defineScenario, type Step } from "../scenario.ts";

/** Cameras fail one after the other, more than anybody can look at. */
const failing: Step[] = Array.from({ length: 24 }, (_, i) => ({
	...{ at: 5 + i, does: "report", kind: "camera", event: i % 2 === 0 ? "video-lost" : "tamper", data: {} },
}));

/** In a flood the rest stands in groups; a first and a second intruder come one by one, and ring. */
export default defineScenario({
	name: "second-intruder-in-flood",
	words: { en: "A second intruder in an alarm flood", "zh-CN": "报警风暴中又有人翻墙" },
	startsAt: "01:40",
	lastsS: 160,
	script: [
		...failing,
		{ at: 40, does: "climb", zone: "north-3", heightM: 1.3, share: 0.5 },
		{ at: 120, does: "climb", zone: "south-2", heightM: 1.3, share: 0.5 },
	],
	expected: {
		others: true,
		operator: [{ at: 60, acknowledges: { type: "perimeter.breach", zone: "north-3" } }],
		incidents: [
			{ type: "perimeter.breach", zone: "north-3", priority: "high", state: "acknowledged", grouped: false },
			{ type: "perimeter.breach", zone: "south-2", priority: "high", state: "open", grouped: false },
			{ type: "camera.video-lost", priority: "medium", state: "open", grouped: true },
		],
	},
});
