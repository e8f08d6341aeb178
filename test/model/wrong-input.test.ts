import { expect, test } from "vitest";
import { z } from "zod";
import { allowed, wrongInputs } from "../../src/model/wrong-input.ts";

const schema = z.strictObject({
	text: z.string().optional(),
	yes: z.boolean().optional(),
	count: z.int().min(1).max(60).optional(),
	beams: z.array(z.int()).min(1).max(2).optional(),
	means: z.enum(["picture", "guard"]).optional(),
	byId: z.record(z.string().regex(/^[a-z]+$/, "small letters"), z.int()).optional(),
	own: z.string("a name of its own").optional(),
	at: z.iso.datetime().optional(),
	none: z.never("`count` says it").optional(),
});

test.each([
	[{ text: 5 }, "text: found 5, expected text"],
	[{ yes: "no" }, 'yes: found "no", expected true or false'],
	[{ count: 1.5 }, "count: found 1.5, expected a whole number from 1 to 60"],
	[{ count: 61 }, "count: found 61, expected at most 60"],
	[{ beams: "1" }, 'beams: found "1", expected a list'],
	[{ beams: [] }, "beams: found [], expected a list of at least 1"],
	[{ beams: [1, 2, 3] }, "beams: found [1,2,3], expected a list of at most 2"],
	[{ beams: ["x".repeat(200)] }, `beams.0: found "${"x".repeat(118)}…, expected a whole number`],
	[{ means: "dog" }, 'means: found "dog", expected one of picture, guard'],
	[{ byId: { A: 1 } }, "byId.A: found the key A, expected small letters"],
	[{ own: 1 }, "own: found 1, expected a name of its own"],
	[{ at: "soon" }, 'at: found "soon", expected datetime'],
	[{ none: 1 }, "none: found 1, expected `count` says it"],
	[{ txt: 1 }, "txt: found an unknown key, expected one of text, yes, count, beams, means, byId, own, at"],
	[undefined, ": found nothing, expected a map of keys"],
])("%j is told as it is to whoever wrote it", (given, words) => {
	const { error } = schema.safeParse(given, { error: allowed });
	const told =
		error &&
		wrongInputs(error, given).map((one) => `${one.path.join(".")}: found ${one.found}, expected ${one.expected}`);
	expect(told).toEqual([words]);
});
