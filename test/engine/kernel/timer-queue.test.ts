import fc from "fast-check";
import { expect, test } from "vitest";
import { dueBy, nextDueAt } from "../../../src/engine/kernel/due-timers.ts";
import { apply, emptyState } from "../../../src/engine/kernel/state.ts";

const timer = (id: string, dueAt: number) => ({ id, dueAt, type: "test.due", data: {} });

test("timers come up in the order they fall due, however they were set, moved and removed", () => {
	const step = fc.record({ id: fc.integer({ min: 0, max: 20 }).map(String), dueAt: fc.nat(100), gone: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const state = emptyState();
			const stands = new Map<string, number>();
			for (const { id, dueAt, gone } of steps) {
				if (gone) stands.delete(id);
				else stands.set(id, dueAt);
				apply(state, [gone ? { kind: "timer", id, gone: true } : { kind: "timer", id, value: timer(id, dueAt) }]);
			}
			const came: [number, string][] = [];
			for (let due = dueBy(state, 100); due; due = dueBy(state, 100)) {
				came.push([due.dueAt, due.id]);
				apply(state, [{ kind: "timer", id: due.id, gone: true }]);
			}
			const expected = [...stands].map(([id, at]): [number, string] => [at, id]);
			expect(came).toEqual(expected.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)));
		}),
	);
});

test("nothing is due before its time", () => {
	const state = emptyState();
	apply(state, [{ kind: "timer", id: "a", value: timer("a", 1_000) }]);
	expect(dueBy(state, 999)).toBeUndefined();
	expect(nextDueAt(state)).toBe(1_000);
	expect(dueBy(state, 1_000)?.id).toBe("a");
});
