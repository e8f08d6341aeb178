import { defineScenario } from "../scenario.ts";

/** The power comes back, the locks have not settled yet, and somebody walks in: not forced, and not unseen either. */
export default defineScenario({
	name: "opened-unwatched",
	words: { en: "A door is opened just after a power cut", "zh-CN": "停电恢复后单元门被打开" },
	startsAt: "02:40",
	lastsS: 150,
	script: [
		{ at: 5, does: "cut-power", feed: "power-b07", forS: 60 },
		{ at: 95, does: "force", door: "door-b07-1", openS: 6 },
	],
	expected: {
		others: true,
		incidents: [
			{ type: "feed.lost", priority: "high", state: "open" },
			{ type: "intercom.opened-unwatched", zone: "b07-1", priority: "medium", state: "open" },
		],
		never: ["intercom.forced"],
	},
});
