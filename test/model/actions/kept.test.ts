import { expect, test } from "vitest";
import { hold } from "../../../src/model/actions/hold.ts";
import { note } from "../../../src/model/actions/note.ts";
import { resolve } from "../../../src/model/actions/resolve.ts";

test.each([
	[note, { text: "   " }],
	[hold, { reason: " " }],
	[resolve, { rev: 1, cause: "false", note: "a\u0000b" }],
])("what was said before blanks were refused is judged anew as it was (%#)", ({ body, data }, said) => {
	expect([body.safeParse(said).success, data.safeParse(said).success]).toEqual([false, true]);
});
