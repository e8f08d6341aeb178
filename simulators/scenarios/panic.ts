import { defineScenario } from "../scenario.ts";

export default defineScenario({
	name: "panic",
	words: { en: "A resident presses the panic button", "zh-CN": "住户按下紧急按钮" },
	startsAt: "21:40",
	lastsS: 25,
	script: [{ at: 8, does: "press", panel: "panel-b03-2-0401", button: "wall" }],
	expected: {
		incidents: [
			{ type: "home.panic", zone: "b03-2", unit: "b03-2-0401", priority: "critical", state: "open", alarms: 1 },
		],
	},
});
