import { expect, test } from "vitest";
import { ACTIONS, actionOf, KEYS } from "../../../src/web/console/keys.ts";

const key = (name: string, more = {}) => ({
	key: name,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	shiftKey: false,
	isComposing: false,
	repeat: false,
	...more,
});
const free = { inTextField: false, onControl: false, inSheet: false, letters: true };

test("letters act on the page, and belong to the text where one writes", () => {
	expect(actionOf(key("j"), free)).toBe("next");
	expect(actionOf(key("r"), { ...free, inTextField: true })).toBeUndefined();
	expect(actionOf(key("Enter"), { ...free, inTextField: true })).toBeUndefined();
});

test("an input method that is composing keeps every key", () => {
	expect(actionOf(key("j", { isComposing: true }), free)).toBeUndefined();
});

test("letters can be switched off; Enter and the function keys stay", () => {
	const off = { ...free, letters: false };
	expect(actionOf(key("r"), off)).toBeUndefined();
	expect(actionOf(key("F9"), off)).toBe("resolve");
	expect(actionOf(key("Enter"), off)).toBe("take");
});

test("function keys act even while one writes", () => {
	expect(actionOf(key("F8"), { ...free, inTextField: true })).toBe("next");
});

test("where the function keys run out, Shift gives them a second meaning", () => {
	expect(actionOf(key("F5"), free)).toBe("dispatch");
	expect(actionOf(key("F5", { shiftKey: true }), free)).toBe("unlock");
});

test("Enter on a button presses the button and takes nothing", () => {
	expect(actionOf(key("Enter"), { ...free, onControl: true })).toBeUndefined();
});

test("a key held down takes, closes and reports once, but moves on along the queue", () => {
	expect(actionOf(key("Enter", { repeat: true }), free)).toBeUndefined();
	expect(actionOf(key("j", { repeat: true }), free)).toBe("next");
});

test("an open sheet has every key, and the browser keeps its own", () => {
	expect(actionOf(key("F9"), { ...free, inSheet: true })).toBeUndefined();
	expect(actionOf(key("r", { ctrlKey: true }), free)).toBeUndefined();
});

test("no two actions share a key", () => {
	const all = ACTIONS.flatMap((action) => [...KEYS[action].letters, KEYS[action].function]);
	expect(new Set(all).size).toBe(all.length);
	expect(new Set(ACTIONS)).toEqual(new Set(Object.keys(KEYS)));
});
