import { expect, test } from "vitest";
import { namedType } from "../../src/contract/named-type.ts";

test.each([
	["a whole event", '{"id":"e1","type":"home.panic","data":{}}', "home.panic"],
	["one that is cut short", '{"id":"e1","type":"home.panic","at":"2026-', "home.panic"],
	["one whose data names another type", '{"data":{"type":"camera.motion"},"type":"home.panic"}', "home.panic"],
	["one with spaces and capitals", '{ "type" : "HOME.Panic" ', "home.panic"],
	["one that is no JSON", "type: home.panic", undefined],
	["one without type", '{"id":"e1"}', undefined],
	["one whose type is no text", '{"type":7}', undefined],
	["nothing", "", undefined],
])("the type of %s", (_what, text, type) => {
	expect(namedType(Buffer.from(text))).toBe(type);
});

test("a type is found beside bytes that are no UTF-8, and in one that is far too long", () => {
	const broken = Buffer.concat([Buffer.from('{"type":"home.panic","x":"'), Buffer.from([0xff, 0xfe])]);
	expect(namedType(broken)).toBe("home.panic");
	expect(namedType(Buffer.from(`{"type":"home.panic","x":"${"y".repeat(100_000)}"}`))).toBe("home.panic");
});
