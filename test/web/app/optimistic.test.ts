import { expect, test } from "vitest";
import type { IncidentShape } from "../../../src/contract/shapes.ts";
import {
	answeredHope,
	type Hope,
	type Hopes,
	hopeful,
	withHope,
	withoutHope,
} from "../../../src/web/app/optimistic.ts";
import { anIncident } from "../some.ts";

const incident = anIncident({ id: "inc-1", rev: 7 });
const none: Hopes<IncidentShape> = new Map();
const taken: Hope<IncidentShape> = { change: () => ({ state: "acknowledged", owner: "li" }) };
const verified: Hope<IncidentShape> = { change: () => ({ corroborated: true }) };

test("what a person does shows at once", () => {
	expect(hopeful(incident, withHope(none, incident, taken))).toMatchObject({ state: "acknowledged", owner: "li" });
});

test("two things done in a row both show, though the hub has said only one of them", () => {
	const both = withHope(withHope(none, incident, taken), incident, verified);
	const first = { ...incident, rev: 8, state: "acknowledged" } as const;
	const answered = answeredHope(both, "inc-1", taken, 8);
	expect(hopeful(first, answered)).toEqual({ ...first, corroborated: true });
});

test("once the feed holds what the hub answered with, its own word is shown", () => {
	const hopes = answeredHope(withHope(none, incident, taken), "inc-1", taken, 9);
	expect(hopeful({ ...incident, rev: 8 }, hopes).owner).toBe("li");
	const rangAgain = { ...incident, rev: 10 };
	expect(hopeful(rangAgain, hopes)).toEqual(rangAgain);
});

test("what the hub refuses is taken back, and nothing else is", () => {
	const hopes = withHope(withHope(none, incident, taken), incident, verified);
	expect(hopeful(incident, withoutHope(hopes, "inc-1", taken))).toEqual({ ...incident, corroborated: true });
});
