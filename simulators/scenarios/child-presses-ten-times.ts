import { defineScenario, type Step } from "../scenario.ts";

const presses: Step[] = Array.from({ length: 10 }, (_, i) => ({
	...{ at: 5 + i * 3, does: "press", panel: "panel-b03-2-0401", button: "wall" },
}));

/** Ten presses are one critical incident; one that was taken is open again with the next press: nobody stops listening. */
export default defineScenario({
	name: "child-presses-ten-times",
	words: { en: "A child presses the panic button ten times", "zh-CN": "孩子连按十次紧急按钮" },
	startsAt: "16:20",
	lastsS: 50,
	script: presses,
	expected: {
		operator: [{ at: 12, acknowledges: { type: "home.panic", zone: "b03-2" } }],
		incidents: [
			{
				...{ type: "home.panic", zone: "b03-2", unit: "b03-2-0401", priority: "critical", state: "open" },
				...{ alarms: 1, events: 10 },
			},
		],
	},
});
