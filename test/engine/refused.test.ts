import { expect, test } from "vitest";
import { PROBLEMS } from "../../src/model/problem.ts";
import { REFUSED } from "./refused.ts";

test.each(REFUSED)("$what is refused: the hub says what is so", ({ ask, code, says }) => {
	expect(ask()).toMatchObject({ code, detail: expect.stringMatching(says) });
	expect(PROBLEMS).toHaveProperty([code]);
});
