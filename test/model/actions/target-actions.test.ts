import { describe, expect, test } from "vitest";
import { ACTIONS } from "../../../src/engine/actions.ts";
import { INCIDENT_ACTIONS } from "../../../src/model/incident-actions.generated.ts";
import { TARGET_ACTIONS } from "../../../src/model/target-actions.generated.ts";
import { Night } from "../../scenario.ts";

test("no two actions share an entry's type or a route", () => {
	const types = [...INCIDENT_ACTIONS, ...TARGET_ACTIONS].map(({ type }) => type);
	expect(new Set(types).size).toBe(types.length);
	expect(new Set(TARGET_ACTIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(TARGET_ACTIONS.length);
});

test("the engine does something of its own with each", () => {
	const run = TARGET_ACTIONS.map(({ type }) => ACTIONS[type]?.run);
	expect(new Set(run).size).toBe(TARGET_ACTIONS.length);
	expect(run).not.toContain(undefined);
});

describe.each(TARGET_ACTIONS)("$type", ({ type, words, data }) => {
	test("has its words in both languages, of that language alone", () => {
		expect(words.en).toMatch(/^[\x20-\x7e]+$/);
		expect(words["zh-CN"]).toMatch(/\p{Script=Han}/u);
	});

	test("an entry that keeps what nobody said is refused, and changes nothing", () => {
		const wrong = { alarm: 1, dispatch: 1, device: 1, id: 1, of: 1, zones: 1, drill: 1, test: 1, scenario: 1, kind: 1 };
		const night = new Night();
		const problem = night.person("02:13", "li", type, { ...wrong, guards: 1, role: 1, note: 1, standIn: 1 });
		// Whose entry keeps nothing can't keep what is wrong.
		if (data.safeParse({ ...wrong, guards: 1, role: 1, note: 1, standIn: 1 }).success) {
			expect(problem?.code).toBe("wrong-state");
		} else expect(problem).toMatchObject({ code: "invalid", detail: expect.stringContaining(type) });
		expect(night.state.shift.size + night.state.drill.size + night.state.incident.size).toBe(0);
	});
});
