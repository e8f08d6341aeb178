import { expect, test } from "vitest";
import {
	agenciesFor,
	agencyOf,
	progressOf,
	type Step,
	stepsOf,
	stillRequired,
} from "../../../../src/web/console/incident/procedure.ts";
import { anIncident } from "../../some.ts";

const words = (en: string) => ({ en, "zh-CN": en });
const step = (id: string, more: Partial<Step> = {}): Step => ({ id, do: "tick", words: words(id), ...more });
const procedure = {
	words: words("Over the wall"),
	steps: [step("look"), step("send", { do: "dispatch", required: true })],
};
const li = { by: "li", at: "2026-11-23T18:14:00.000Z" };

test("the list says who did which step, and what is still required", () => {
	const steps = stepsOf(anIncident({ id: "inc-1", steps: { look: li } }), procedure);
	expect(steps.map(({ step: { id }, done }) => [id, done?.by])).toEqual([
		["look", "li"],
		["send", undefined],
	]);
	expect(stillRequired(steps).map(({ id }) => id)).toEqual(["send"]);
	expect(progressOf(steps)).toEqual({ done: 1, all: 2 });
});

test("a step left out with a reason holds nothing up", () => {
	const skipped = { ...li, skipped: "no guard on duty" };
	expect(stillRequired(stepsOf(anIncident({ id: "inc-1", steps: { send: skipped } }), procedure))).toEqual([]);
});

test("what the incident itself asks comes before the written procedure, once, with its time", () => {
	const extraSteps = [step("119", { required: true, withinMs: 90_000 }), step("look")];
	const steps = stepsOf(anIncident({ id: "inc-1", extraSteps }), procedure);
	expect(steps.map(({ step: { id } }) => id)).toEqual(["119", "look", "send"]);
	expect(steps[0]?.dueAt).toBe(Date.parse("2026-11-23T18:14:37.000Z"));
});

const agency = (id: string, number: string) => ({ id, number, words: words(id), text: words("read") });
const book = [agency("police", "110"), agency("fire", "119"), agency("gas", "0571-1")];

test("agencies that were told or that a step names stand first, by id or by the number that everyone dials", () => {
	const steps = stepsOf(anIncident({ id: "i", extraSteps: [step("tell", { do: "notify", agency: "119" })] }));
	const { here, others } = agenciesFor(book, { told: [{ agency: "gas" }], steps });
	expect(here.map(({ id }) => id)).toEqual(["gas", "fire"]);
	expect(others.map(({ id }) => id)).toEqual(["police"]);
	expect(agencyOf(book, "110")?.id).toBe("police");
});

test("an agency that the site's book does not have can still be called by its number", () => {
	const steps = stepsOf(anIncident({ id: "i", extraSteps: [step("tell", { do: "notify", agency: "120" })] }));
	expect(agenciesFor([], { told: [], steps }).here.map(({ number }) => number)).toEqual(["120"]);
});
