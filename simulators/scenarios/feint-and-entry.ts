import { defineScenario, type Step } from "../scenario.ts";

/** A branch on a string: one beam, in and out of it every four seconds, so that nobody listens any more. */
const branch: Step[] = Array.from({ length: 12 }, (_, i): Step[] => [
	{ at: 5 + i * 4, does: "report", device: "beam-east-1", event: "beam-broken", data: { beams: [1] } },
	{ at: 7 + i * 4, does: "report", device: "beam-east-1", event: "restored", data: { of: "perimeter.beam-broken" } },
]).flat();

/**
 * The feint is taken, and rings again by the minute; the entry two zones on is an incident of its own all the same, open and
 * borne out by the camera.
 */
export default defineScenario({
	name: "feint-and-entry",
	words: { en: "A chattering zone as a feint, and an entry two zones on", "zh-CN": "一处频繁报警为掩护，另一处翻墙" },
	startsAt: "02:13",
	lastsS: 90,
	script: [...branch, { at: 56, does: "climb", zone: "east-3", heightM: 1.2, share: 0.5 }],
	expected: {
		operator: [{ at: 20, acknowledges: { type: "perimeter.breach", zone: "east-1" } }],
		incidents: [
			{ type: "perimeter.breach", zone: "east-1", priority: "high", state: "open", alarms: 1 },
			{ type: "perimeter.breach", zone: "east-3", priority: "high", state: "open", corroborated: true, alarms: 2 },
		],
	},
});
