import { defineScenario } from "../scenario.ts";

/**
 * The door of building 9's first stairwell does not report its key: there nobody can tell "forced".
 */
export default defineScenario({
	name: "forced-door",
	words: { en: "A stairwell door is forced", "zh-CN": "单元门被撬" },
	startsAt: "03:20",
	lastsS: 180,
	script: [
		{ at: 90, does: "force", door: "door-b05-2", openS: 20 },
		{ at: 120, does: "force", door: "door-b09-1", openS: 20 },
	],
	expected: {
		incidents: [{ type: "intercom.forced", zone: "b05-2", priority: "high", state: "open" }],
		never: ["intercom.held-open"],
	},
});
