import { defineScenario } from "../scenario.ts";

/** A panel whose new firmware says nothing of its button that can be read. */
export default defineScenario({
	name: "unreadable-panic",
	words: { en: "A panic that can't be read", "zh-CN": "无法读取的紧急求助" },
	startsAt: "21:40",
	lastsS: 25,
	script: [{ at: 8, does: "report", device: "panel-b03-2-0401", event: "panic", data: { button: 7 } }],
	expected: {
		incidents: [
			{ type: "home.panic", zone: "b03-2", unit: "b03-2-0401", priority: "critical", state: "open", alarms: 1 },
		],
	},
});
