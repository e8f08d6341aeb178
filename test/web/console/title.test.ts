import { expect, test } from "vitest";
import { iconAddress, iconOf } from "../../../src/web/app/tab-icon.ts";
import { titleOf } from "../../../src/web/console/title.ts";

const calm = { unacknowledged: 0, stale: undefined, selected: undefined };

test("a calm tab says only where it is", () => {
	expect(titleOf("Jingxin Garden", calm)).toBe("Jingxin Garden");
});

test("the number that waits stands first, and a lost hub before it", () => {
	expect(titleOf("Jingxin Garden", { ...calm, unacknowledged: 3 })).toBe("(3) Jingxin Garden");
	expect(titleOf("Jingxin Garden", { unacknowledged: 3, stale: "STALE", selected: "Panic button" })).toBe(
		"⚠ STALE · Panic button · Jingxin Garden",
	);
});

test("the icon counts to nine and says that there are more", () => {
	expect(iconAddress(0)).toBe("/icons/0.svg");
	expect(iconAddress(400)).toBe("/icons/10.svg");
	expect(iconOf(4)).toContain(">4</text>");
	expect(iconOf(10)).toContain(">9+</text>");
});

test("during an exercise the tab says so before all else", () => {
	expect(titleOf("Jingxin Garden", { ...calm, unacknowledged: 1, drill: "DRILL" })).toBe("DRILL · (1) Jingxin Garden");
});
