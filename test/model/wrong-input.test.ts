import { expect, test } from "vitest";
import { z } from "zod";
import { lineOf, readInput } from "../../src/model/wrong-input.ts";

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
	[{ at: "soon" }, 'at: found "soon", expected RFC 3339 with offset, such as 2026-11-26T21:00:00+08:00'],
	[{ none: 1 }, "none: found 1, expected `count` says it"],
	[{ txt: 1 }, "txt: found an unknown key, expected one of text, yes, count, beams, means, byId, own, at"],
	[undefined, "found nothing, expected a map of keys"],
])("%j is told as it is to whoever wrote it", (given, words) => {
	expect(readInput(schema, given).wrong?.map(lineOf)).toEqual([words]);
});

test.each([
	[z.union([z.literal("all"), z.array(z.string())]), "some", 'found "some", expected all or a list'],
	[z.union([z.literal("all"), z.array(z.string())]), [5], "0: found 5, expected text"],
	[z.union([z.iso.date(), z.iso.datetime()], "a day, or an instant"), "x", 'found "x", expected a day, or an instant'],
	[z.discriminatedUnion("ok", [z.object({ ok: z.literal("yes") })]), {}, "ok: found nothing, expected one of yes"],
	[z.strictObject({}), { by: 1 }, "by: found an unknown key, expected no keys"],
	[z.string().max(2), "abc", 'found "abc", expected text of at most 2 letters'],
	[z.string().regex(/^a+$/), "b", 'found "b", expected text like /^a+$/'],
	[z.number().multipleOf(5), 3, "found 3, expected a multiple of 5"],
])("what is allowed in %# is told in words", (given, value, words) => {
	expect(readInput(given, value).wrong?.map(lineOf)).toEqual([words]);
});
