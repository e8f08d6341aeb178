import { expect, test } from "vitest";
import { z } from "zod";
import { withOpenWords } from "../../src/model/open-words.ts";

const said = z.looseObject({
	button: z.enum(["wall", "pendant"]),
	ways: z.array(z.enum(["card", "pin"])).optional(),
	where: z.looseObject({ side: z.enum(["in", "out"]).nullable() }).default({ side: null }),
	sure: z.union([z.literal(1), z.literal(2)]).optional(),
});

test("a word that an enumeration does not know is kept as it came, and read as other first, at any depth", () => {
	const { data, readings } = withOpenWords(said);
	const came = { button: "cord", ways: ["card", "palm"], where: { side: "up" }, vendor: { x: "y" } };
	const kept = data.parse(came);
	expect(kept).toEqual(came);
	expect(readings(kept)[0]).toEqual({
		button: "other",
		ways: ["card", "other"],
		where: { side: "other" },
		vendor: { x: "y" },
	});
});

test("it may mean any word that is known there, each with each of the others", () => {
	const { data, readings } = withOpenWords(said);
	const may = readings(data.parse({ button: "cord", ways: ["card", "palm"], where: { side: "up" } }));
	expect(may).toHaveLength(3 * 3 * 3);
	for (const button of ["other", "wall", "pendant"])
		for (const way of ["other", "card", "pin"])
			for (const side of ["other", "in", "out"])
				expect(may).toContainEqual({ button, ways: ["card", way], where: { side } });
});

test("what is known is read as it is, without a copy", () => {
	const { data, readings } = withOpenWords(said);
	const kept = data.parse({ button: "wall", ways: ["pin"] });
	expect(kept).toEqual({ button: "wall", ways: ["pin"], where: { side: null } });
	expect(readings(kept)).toHaveLength(1);
	expect(readings(kept)[0]).toBe(kept);
});

test.each([[{ button: 7 }], [{}], [{ button: null }], [{ button: ["wall"] }], [{ button: "wall", sure: 3 }]])(
	"what is no word is not valid: %j",
	(came) => {
		expect(withOpenWords(said).data.safeParse(came).success).toBe(false);
	},
);

test("a schema without enumerations stays the same", () => {
	const plain = z.looseObject({ score: z.number() });
	expect(withOpenWords(plain).data).toBe(plain);
});
