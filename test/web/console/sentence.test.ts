import { expect, test } from "vitest";
import { withoutPlaces } from "../../../src/web/console/sentence.ts";

test("a place that has a line of its own is left out of the hub's sentence, in both languages", () => {
	expect(withoutPlaces("Perimeter breach, East wall 2", ["East wall 2"])).toBe("Perimeter breach");
	expect(withoutPlaces("周界入侵，东2防区，12分钟前发生", ["东2防区"])).toBe("周界入侵，12分钟前发生");
	expect(withoutPlaces("Panic, Building 3, stairwell 2, flat 401", ["Building 3, stairwell 2, flat 401"])).toBe(
		"Panic",
	);
});

test("a device that is called after its place keeps its name", () => {
	expect(withoutPlaces("设备失联，东3防区红外对射，疑似破坏", ["东3防区"])).toBe("设备失联，东3防区红外对射，疑似破坏");
	expect(withoutPlaces("Device lost, East wall 3 beam", ["East wall 3"])).toBe("Device lost, East wall 3 beam");
});
