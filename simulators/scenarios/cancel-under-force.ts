import { defineScenario } from "../scenario.ts";

const FIRST = "panel-b03-2-0401";
const SECOND = "panel-b05-2-0302";

/**
 * An intruder makes the resident call it off. In one flat the silent duress comes first and then the cancel, in the
 * other the cancel first and the duress after it: both are duress, and neither panic is lowered or closed.
 */
export default defineScenario({
	name: "cancel-under-force",
	words: { en: "Residents are forced to cancel", "zh-CN": "住户被迫撤销报警" },
	startsAt: "21:50",
	lastsS: 60,
	script: [
		{ at: 5, does: "press", panel: FIRST, button: "wall" },
		{ at: 10, does: "report", device: FIRST, event: "duress", data: {} },
		{ at: 14, does: "report", device: FIRST, event: "cancelled", data: { eventId: "the-panic" } },
		{ at: 20, does: "press", panel: SECOND, button: "pendant" },
		{ at: 24, does: "report", device: SECOND, event: "cancelled", data: { eventId: "the-panic" } },
		{ at: 28, does: "report", device: SECOND, event: "duress", data: {} },
	],
	expected: {
		incidents: [
			{ type: "home.duress", zone: "b03-2", unit: "b03-2-0401", priority: "critical", state: "open", alarms: 1 },
			{ type: "home.panic", zone: "b03-2", unit: "b03-2-0401", priority: "critical", state: "open", alarms: 1 },
			{ type: "home.duress", zone: "b05-2", unit: "b05-2-0302", priority: "critical", state: "open", alarms: 1 },
			{ type: "home.panic", zone: "b05-2", unit: "b05-2-0302", priority: "critical", state: "open", alarms: 1 },
		],
	},
});
