import { defineScenario, type Step } from "../scenario.ts";

const WALLS = ["north", "east", "south", "west"];
const climbers: Step[] = WALLS.flatMap((wall, i) =>
	[1, 2, 3, 4].map((n) => ({ at: 20 + i * 4 + n, does: "climb", zone: `${wall}-${n}`, heightM: 1.3 }) as const),
);
const broken: Step[] = Array.from({ length: 30 }, (_, i) => ({
	at: 22 + i,
	does: "report",
	kind: "camera",
	event: i % 2 === 0 ? "video-lost" : "tamper",
	data: {},
}));

export default defineScenario({
	name: "flood",
	words: { en: "Everything at once", "zh-CN": "同时多处报警" },
	startsAt: "22:30",
	lastsS: 150,
	script: [
		...climbers,
		...broken,
		{ at: 25, does: "weather", sort: "fog", level: 0.9, forS: 900 },
		{ at: 28, does: "cut-power", feed: "power-b16" },
		{ at: 30, does: "press", panel: "panel-b03-2-0401", button: "wall" },
		{ at: 32, does: "report", device: "panel-b06-1-0302", event: "smoke", data: { zone: "kitchen" } },
		{ at: 34, does: "report", device: "panel-b11-3-0101", event: "water", data: {} },
		{
			at: 36,
			does: "report",
			device: "panel-b12-2-0502",
			event: "intrusion",
			data: { sensor: "window", zone: "bedroom" },
		},
		{ at: 75, does: "force", door: "door-b05-2", openS: 70 },
		{ at: 78, does: "report", device: "cp-b02", event: "sos", data: { guard: "chen" } },
	],
	expected: {
		others: true,
		incidents: [
			{ type: "home.panic", unit: "b03-2-0401", priority: "critical", state: "open" },
			{ type: "home.smoke", unit: "b06-1-0302", priority: "critical", state: "open" },
			{ type: "patrol.sos", priority: "critical", state: "open" },
			{ type: "home.intrusion", unit: "b12-2-0502", priority: "high", state: "open" },
			{ type: "home.water", unit: "b11-3-0101", priority: "medium", state: "open" },
			{ type: "intercom.forced", zone: "b05-2", priority: "high", state: "open" },
		],
	},
});
