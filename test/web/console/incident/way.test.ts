import { expect, test } from "vitest";
import { phoneWords, wayTo } from "../../../../src/web/console/incident/sheets/way.ts";

test.each([
	{ reach: "app", way: "phone", words: "way.phone.app" },
	{ reach: "push", way: "phone", words: "way.phone.push" },
	{ reach: "radio", way: "radio", words: "way.phone.radio" },
	{ reach: undefined, way: "phone", words: "way.phone" },
] as const)("the way that is marked is one that reaches the guard: $reach → $way", ({ reach, way, words }) => {
	expect(wayTo(reach)).toBe(way);
	expect(phoneWords(reach)).toBe(words);
});
