import { defineScenario } from "../scenario.ts";

/**
 * What `npm start` shows: an incident soon after the first look, then everyday life, and something now and
 * then. It names no place, so it fits any compound.
 */
export default defineScenario({
	name: "living",
	words: { en: "The living compound", "zh-CN": "小区日常" },
	lastsS: 60,
	script: [
		{ at: 5, does: "climb", heightM: 1.2, share: 0.5 },
		{ at: 25, does: "visit" },
		{ at: 45, does: "cat" },
	],
	recurring: {
		everyS: [240, 720],
		oneOf: [
			[{ at: 0, does: "climb" }],
			[{ at: 0, does: "hold", openS: 150 }],
			[{ at: 0, does: "force", openS: 30 }],
			[{ at: 0, does: "press", button: "wall" }],
			[
				{ at: 0, does: "cat" },
				{ at: 20, does: "cat" },
			],
			[{ at: 0, does: "weather", sort: "fog", wall: "west", level: 0.7, forS: 600 }],
			[{ at: 0, does: "report", kind: "camera", event: "video-lost", data: {} }],
			[{ at: 0, does: "report", kind: "home", event: "water", data: { zone: "bathroom" } }],
			[{ at: 0, does: "cut-power", forS: 180 }],
		],
	},
	expected: {
		incidents: [{ type: "perimeter.breach", priority: "high", state: "open", corroborated: true, alarms: 2 }],
	},
});
