import { expect, test } from "vitest";
import { z } from "zod";
import { allowedBy } from "../../src/contract/allow-list.ts";

const shape = z.object({
	id: z.string(),
	place: z.object({ zone: z.string(), floor: z.int().optional() }).optional(),
	steps: z.array(z.object({ by: z.string() })),
	byName: z.record(z.string(), z.object({ at: z.number() })),
	said: z.record(z.string(), z.unknown()),
	readings: z.looseObject({ batteryPercent: z.number().optional() }),
});

const whole = {
	id: "a",
	place: { zone: "east-3", floor: 2 },
	steps: [{ by: "li" }, { by: "wang" }],
	byName: { li: { at: 1 } },
	said: { anything: { goes: true } },
	readings: { batteryPercent: 3, vendor: "x" },
};

test("what a shape names stays, at every depth, and what an open one holds", () => {
	expect(allowedBy(shape)(whole)).toEqual(whole);
	expect(allowedBy(shape)({ id: "a", steps: [], byName: {}, said: {}, readings: {} })).toEqual({
		...{ id: "a", steps: [], byName: {}, said: {}, readings: {} },
	});
});

test("what it does not name is not there, at any depth, and what was given stays as it was", () => {
	const more = { secret: "s" };
	const given = {
		...whole,
		...more,
		place: { ...whole.place, ...more },
		steps: whole.steps.map((one) => ({ ...one, ...more })),
		byName: { li: { at: 1, ...more } },
	};
	const before = structuredClone(given);
	expect(allowedBy(shape)(given)).toEqual(whole);
	expect(given).toEqual(before);
});

test("a shape that leaves open which fields there are is refused when it is stated, not when it is told", () => {
	const either = z.object({ one: z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]) });
	expect(() => allowedBy(either)).toThrow(/say one shape with optional fields/);
	expect(allowedBy(z.object({ one: z.union([z.string(), z.number()]) }))({ one: 1 })).toEqual({ one: 1 });
});
