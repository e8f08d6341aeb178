import fc from "fast-check";
import { expect, test } from "vitest";
import { INCIDENT_STATES, queueOrder } from "../../src/model/incident.ts";
import { PRIORITIES } from "../../src/model/priority.ts";

const row = (
	name: string,
	priority: (typeof PRIORITIES)[number],
	state: "open" | "acknowledged" | "on-scene",
	openedAt: number,
	life?: number,
) => ({ name, priority, state, openedAt, ...(life !== undefined && { life }) });

test("a taken, burning flat never sinks below a low battery, nor below any high one", () => {
	const queue = [
		row("low battery", "low", "open", 1),
		row("breach", "high", "open", 2),
		row("taken fire", "critical", "on-scene", 3, 1),
		row("taken breach", "high", "acknowledged", 0),
		row("tamper", "medium", "open", 0),
	];
	const names = queue.sort(queueOrder).map(({ name }) => name);
	expect(names).toEqual(["taken fire", "breach", "taken breach", "tamper", "low battery"]);
});

test("within a priority: who waits before who is served, smoke before duress before panic, then the oldest", () => {
	const queue = [
		row("taken smoke", "critical", "acknowledged", 0, 1),
		row("new panic", "critical", "open", 4, 5),
		row("old panic", "critical", "open", 3, 5),
		row("duress", "critical", "open", 5, 2),
		row("smoke", "critical", "open", 6, 1),
		row("no life", "critical", "open", 1),
	];
	const names = queue.sort(queueOrder).map(({ name }) => name);
	expect(names).toEqual(["smoke", "duress", "old panic", "new panic", "no life", "taken smoke"]);
});

test("the order is one order, whichever way the rows come", () => {
	const any = fc.record({
		priority: fc.constantFrom(...PRIORITIES),
		state: fc.constantFrom(...INCIDENT_STATES),
		life: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
		openedAt: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 1 }).map(([at = 0]) => at),
	});
	fc.assert(
		fc.property(fc.uniqueArray(any, { selector: ({ openedAt }) => openedAt }), (given) => {
			const rows = given.map(({ life, ...rest }) => (life === undefined ? rest : { ...rest, life }));
			const sorted = [...rows].sort(queueOrder);
			expect([...rows].reverse().sort(queueOrder)).toEqual(sorted);
		}),
	);
});
