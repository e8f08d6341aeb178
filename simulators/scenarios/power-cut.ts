import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "power-cut",
	words: { en: "Building 7 loses its power", "zh-CN": "7幢停电" },
	startsAt: "19:10",
	lastsS: 90,
	script: [{ at: 15, does: "cut-power", feed: "power-b07" }],
	expected: {
		incidents: [{ type: "feed.lost", priority: "high", state: "open" }],
		never: ["intercom.forced", "perimeter.breach", "home.panic"],
	},
});
