import { expect, test } from "vitest";
import { z } from "zod";
import { withOpenWords } from "../../src/model/open-words.ts";

const said = z.looseObject({
	button: z.enum(["wall", "pendant"]),
	ways: z.array(z.enum(["card", "pin"])).optional(),
	where: z.looseObject({ side: z.enum(["in", "out"]).nullable() }).default({ side: null }),
	sure: z.union([z.literal(1), z.literal(2)]).optional(),
});

test("a word that an enumeration does not know is kept as it came, and read as other, at any depth", () => {
	const { data, read } = withOpenWords(said);
	const came = { button: "cord", ways: ["card", "palm"], where: { side: "up" }, vendor: { x: "y" } };
	const kept = data.parse(came);
	expect(kept).toEqual(came);
	expect(read(kept)).toEqual({
		button: "other",
		ways: ["card", "other"],
		where: { side: "other" },
		vendor: { x: "y" },
	});
});

test("what is known is read as it is, without a copy", () => {
	const { data, read } = withOpenWords(said);
	const kept = data.parse({ button: "wall", ways: ["pin"] });
	expect(kept).toEqual({ button: "wall", ways: ["pin"], where: { side: null } });
	expect(read(kept)).toBe(kept);
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
