import { defineScenario, type Step } from "../scenario.ts";

/** The cable in the south wall is cut from one end to the other: each zone breaks, and then its detector is silent. */
const torn: Step[] = [1, 2, 3].map((n) => ({
	...{ at: 10 + n, does: "report", device: `beam-south-${n}`, event: "beam-broken" },
	data: { beams: [1, 2, 3, 4] },
}));

/** Each zone is an incident that has to be looked at; that it is one deed is another beside them; so is the lost power. */
export default defineScenario({
	name: "cable-cut",
	words: { en: "The cable of the south wall is cut", "zh-CN": "南墙线缆被剪断" },
	startsAt: "03:05",
	lastsS: 120,
	// Long after the last word, which a machine that is busy needs a second to send and the story goes thirty times as fast.
	script: [...torn, { at: 45, does: "cut-power", feed: "power-wall-south" }],
	expected: {
		others: true,
		incidents: [
			{ type: "perimeter.breach", priority: "high", state: "open" },
			{ type: "wall.multiple-breach", zone: "south-1", priority: "high", state: "open", alarms: 1 },
			{ type: "feed.lost", priority: "high", state: "open" },
		],
		never: ["perimeter.degraded"],
	},
});
