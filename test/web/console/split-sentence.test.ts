import { expect, test } from "vitest";
import { splitSentence } from "../../../src/web/console/split-sentence.ts";

test("a row says what on one line and where on the next, each once", () => {
	expect(splitSentence("Perimeter breach, East wall 3", ["East wall 3"])).toEqual({
		what: "Perimeter breach",
		where: "East wall 3",
	});
	expect(splitSentence("烟雾报警，7幢1单元301室", ["7幢1单元301室", "7幢1单元"])).toEqual({
		what: "烟雾报警",
		where: "7幢1单元301室",
	});
});

test("a device is named with its place, and what is added about it stays with what happened", () => {
	expect(splitSentence("Device lost, East wall 3 camera, possible sabotage", ["East wall 3"])).toEqual({
		what: "Device lost, possible sabotage",
		where: "East wall 3 camera",
	});
	expect(splitSentence("设备失联，东3防区摄像机，疑似破坏", ["东3防区"])).toEqual({
		what: "设备失联，疑似破坏",
		where: "东3防区摄像机",
	});
	const flat = "Building 2, stairwell 1, flat 101";
	expect(splitSentence(`Device lost, ${flat} panel`, [flat, "Building 2, stairwell 1"])).toEqual({
		what: "Device lost",
		where: `${flat} panel`,
	});
});

test("a sentence without the place, or with one that only begins alike, stays whole", () => {
	expect(splitSentence("Special incident", [])).toEqual({ what: "Special incident", where: "" });
	expect(splitSentence("Fault, Stairwell 12", ["Stairwell 1"])).toEqual({ what: "Fault, Stairwell 12", where: "" });
});
