import { expect, test } from "vitest";
import { letterOf, noticeOf } from "../../../src/web/app/push/letter.ts";

test("what was pushed is read, and what is none of the hub's is nothing", () => {
	const words = { en: "Perimeter breach", "zh-CN": "周界入侵" };
	const letter = { kind: "dispatch", id: "dsp-12", words };
	expect(letterOf(JSON.stringify(letter))).toEqual(letter);
	for (const none of [undefined, "", "{", "null", "[]", '"x"', '{"kind":"other","id":"a"}', '{"kind":"message"}']) {
		expect([none, letterOf(none)]).toEqual([none, undefined]);
	}
});

test("a lock screen says what it is in the browser's language, and shows something whatever came", () => {
	const words = { en: "Perimeter breach", "zh-CN": "周界入侵" };
	expect(noticeOf({ kind: "dispatch", id: "dsp-1", words }, "zh-CN")).toEqual({ title: "派单", body: "周界入侵" });
	expect(noticeOf({ kind: "dispatch", id: "dsp-1", words }, "en-GB").body).toBe("Perimeter breach");
	// Duress comes without words, and looks as any other does whose place is not said.
	expect(noticeOf({ kind: "dispatch", id: "dsp-1" }, "en")).toEqual({ title: "You are sent", body: "Open the page" });
	expect(noticeOf({ kind: "dispatch", id: "dsp-1", drill: true }, "en").title).toBe("EXERCISE: You are sent");
	expect(noticeOf(undefined, "fr").title).not.toBe("");
});
