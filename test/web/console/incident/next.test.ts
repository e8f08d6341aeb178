import { expect, test } from "vitest";
import { stagesOf } from "../../../../src/web/console/incident/chain.ts";
import { deadlines, urgencyOf } from "../../../../src/web/console/incident/next.ts";
import { stepsOf } from "../../../../src/web/console/incident/procedure.ts";
import { anIncident } from "../../some.ts";

const at = (second: string) => `2026-11-23T18:${second}.000Z`;
const told = {
	id: "119",
	do: "notify",
	words: { en: "Tell 119", "zh-CN": "拨打119" },
	required: true,
	withinMs: 90_000,
} as const;

test("the earliest deadline stands first, whether it is the incident's or a step's", () => {
	const incident = anIncident({ id: "i", due: { what: "act", at: at("16:00") }, extraSteps: [told] });
	const all = deadlines(incident, stepsOf(incident));
	expect(all.map(({ due, step }) => due ?? step?.id)).toEqual(["119", "act"]);
});

test("a step that is done, and an incident that is resolved, have nothing due", () => {
	const done = { "119": { by: "li", at: at("13:40") } };
	const incident = anIncident({ id: "i", extraSteps: [told], steps: done });
	expect(deadlines(incident, stepsOf(incident))).toEqual([]);
	const over = anIncident({ id: "i", state: "resolved", due: { what: "act", at: at("16:00") } });
	expect(deadlines(over, [])).toEqual([]);
});

test("the last seconds look urgent, and what has passed says so", () => {
	expect([60_000, 14_000, -1].map(urgencyOf)).toEqual(["calm", "soon", "passed"]);
});

test("the chain shows when each stage was first reached; one that rings anew stands at the first again", () => {
	const sent = { guard: "sun", state: "arrived", by: "li", sentAt: at("14:00") } as const;
	const incident = anIncident({
		id: "i",
		state: "open",
		acknowledgedAt: at("13:20"),
		dispatches: [
			{ ...sent, id: "dsp-2", sentAt: at("15:00"), arrivedAt: at("19:00") },
			{ ...sent, id: "dsp-1", arrivedAt: at("17:00") },
		],
	});
	expect(stagesOf(incident).map(({ state, at: when, now }) => [state, when, now])).toEqual([
		["open", at("13:07"), true],
		["acknowledged", at("13:20"), false],
		["dispatched", at("14:00"), false],
		["on-scene", at("17:00"), false],
		["resolved", undefined, false],
	]);
});
