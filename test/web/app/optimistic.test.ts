import { expect, test } from "vitest";
import type { IncidentShape } from "../../../src/contract/shapes.ts";
import {
	addOptimistic,
	answeredOptimistic,
	dropOptimistic,
	type Optimistic,
	type OptimisticChanges,
	withOptimistic,
} from "../../../src/web/app/optimistic.ts";
import { anIncident } from "../some.ts";

const incident = anIncident({ id: "inc-1", rev: 7 });
const none: OptimisticChanges<IncidentShape> = new Map();
const taken: Optimistic<IncidentShape> = { change: () => ({ state: "acknowledged", owner: "li" }) };
const verified: Optimistic<IncidentShape> = { change: () => ({ corroborated: true }) };

test("what a person does shows at once", () => {
	expect(withOptimistic(incident, addOptimistic(none, incident, taken))).toMatchObject({
		state: "acknowledged",
		owner: "li",
	});
});

test("two things done in a row both show, though the hub has said only one of them", () => {
	const both = addOptimistic(addOptimistic(none, incident, taken), incident, verified);
	const first = { ...incident, rev: 8, state: "acknowledged" } as const;
	const answered = answeredOptimistic(both, "inc-1", taken, 8);
	expect(withOptimistic(first, answered)).toEqual({ ...first, corroborated: true });
});

test("once the feed holds what the hub answered with, its own word is shown", () => {
	const hopes = answeredOptimistic(addOptimistic(none, incident, taken), "inc-1", taken, 9);
	expect(withOptimistic({ ...incident, rev: 8 }, hopes).owner).toBe("li");
	const rangAgain = { ...incident, rev: 10 };
	expect(withOptimistic(rangAgain, hopes)).toEqual(rangAgain);
});

test("what the hub refuses is taken back, and nothing else is", () => {
	const hopes = addOptimistic(addOptimistic(none, incident, taken), incident, verified);
	expect(withOptimistic(incident, dropOptimistic(hopes, "inc-1", taken))).toEqual({ ...incident, corroborated: true });
});
