import { expect, test } from "vitest";
import { hopeful, withHope, withoutHope } from "../../../src/web/kit/optimism.ts";
import { anIncident } from "../some.ts";

const incident = anIncident({ id: "inc-1", rev: 7 });
const taken = { rev: 7, change: { state: "acknowledged", owner: "li" } } as const;

test("what a person does shows at once", () => {
	expect(hopeful(incident, withHope(new Map(), "inc-1", taken))).toMatchObject({ state: "acknowledged", owner: "li" });
});

test("the hub's newer word replaces what was hoped for", () => {
	const rangAgain = { ...incident, rev: 8 };
	expect(hopeful(rangAgain, withHope(new Map(), "inc-1", taken))).toBe(rangAgain);
});

test("what the hub refuses is taken back", () => {
	const hopes = withHope(new Map(), "inc-1", taken);
	expect(hopeful(incident, withoutHope(hopes, "inc-1"))).toBe(incident);
});
