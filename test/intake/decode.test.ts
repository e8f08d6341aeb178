import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { decodeEvent } from "../../src/intake/decode.ts";
import type { Kind } from "../../src/model/kind.ts";
import type { Site, SiteDevice } from "../../src/model/site.ts";
import { gardenWithRecorder } from "./rig.ts";

const NOW = Date.parse("2026-11-23T02:13:07.120+08:00");
const good = { id: "e1", type: "perimeter.beam-broken", at: "2026-11-23T02:13:07.120+08:00", data: { beams: [1, 2] } };

let site: Site;
beforeAll(async () => {
	site = await gardenWithRecorder();
});

function decode(payload: unknown, device = "beam-east-3") {
	const bytes = Buffer.isBuffer(payload)
		? payload
		: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
	const of: SiteDevice | undefined = site.devices.get(device);
	const kind: Kind | undefined = of && site.kinds.get(of.kind);
	if (!of || !kind) throw new Error(`no device ${device}`);
	return decodeEvent(bytes, of, kind, NOW);
}

test("an event gets the zone of its device and keeps what the hub does not know", () => {
	expect(decode({ ...good, data: { beams: [1, 2], rain: true } })).toEqual({
		source: "device:beam-east-3",
		type: "perimeter.beam-broken",
		id: "e1",
		at: NOW,
		receivedAt: NOW,
		zone: "east-3",
		data: { beams: [1, 2], rain: true },
	});
});

test.each([
	["five minutes off is no skew", { at: "2026-11-23T02:18:07.120+08:00" }, {}],
	["more is", { at: "2026-11-23T02:18:07.121+08:00" }, { clockSkew: true }],
	["behind as well as ahead", { at: "2016-11-22T18:13:07.120Z" }, { clockSkew: true }],
	["unless the device says that it kept the event", { at: "2026-11-22T00:00:00Z", late: true }, { late: true }],
	["its first word about a state is marked", { initial: true }, { initial: true }],
	["a flag that is false is none", { initial: false, late: false }, {}],
])("the device's clock: %s", (_what, more, marks) => {
	const { clockSkew, late, initial } = {
		clockSkew: undefined,
		late: undefined,
		initial: undefined,
		...decode({ ...good, ...more }),
	};
	expect(JSON.parse(JSON.stringify({ clockSkew, late, initial }))).toEqual(marks);
});

test.each([
	["none", undefined],
	["one without offset", "2026-11-23T02:13:07"],
	["one without seconds", "2026-11-23T02:13Z"],
	["a day that does not exist", "2026-02-30T02:13:07Z"],
	["a number", NOW],
	["words", "last night"],
	["null", null],
])("no alarm is lost for its clock: instead of a time %s is the time of receipt, and marked", (_what, at) => {
	expect(decode({ ...good, at })).toEqual({
		...{ source: "device:beam-east-3", type: "perimeter.beam-broken", id: "e1", zone: "east-3" },
		...{ at: NOW, receivedAt: NOW, noTime: true, data: { beams: [1, 2] } },
	});
});

test("a word that no list knows is kept as the device wrote it", () => {
	expect(decode({ ...good, data: { beams: [1], direction: "up" } })).toMatchObject({
		data: { beams: [1], direction: "up" },
	});
});

test("an event without data that its type needs none of is whole", () => {
	const { data: _, ...bare } = { ...good, type: "perimeter.test" };
	expect(decode(bare)).toMatchObject({ type: "perimeter.test", data: {} });
});

const deep = `{"id":"e1","type":"perimeter.test","at":"${good.at}","data":{"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`;

test.each([
	["malformed JSON", '{"id":', { path: "payload", expected: "JSON" }],
	["nothing at all", "", { path: "payload", expected: "JSON" }],
	["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), { path: "payload", expected: "JSON in UTF-8" }],
	["an array", [], { path: "payload", found: "[]", expected: "a map of keys" }],
	["a bare string", '"x"', { path: "payload", found: '"x"', expected: "a map of keys" }],
	["no id", { ...good, id: undefined }, { path: "id", found: "nothing", expected: "text" }],
	[
		"an id with other characters",
		{ ...good, id: "a b" },
		{ path: "id", found: '"a b"', expected: "1 to 64 of A-Z a-z 0-9 . _ -" },
	],
	["an id of 65", { ...good, id: "x".repeat(65) }, { path: "id" }],
	["no type", { ...good, type: undefined }, { path: "type", found: "nothing" }],
	["an unknown type", { ...good, type: "perimeter.exploded" }, { path: "type", found: '"perimeter.exploded"' }],
	["another kind's type", { ...good, type: "camera.motion" }, { path: "type", found: '"camera.motion"' }],
	["a type that every object has", { ...good, type: "perimeter.constructor" }, { path: "type" }],
	["a missing field", { ...good, data: {} }, { path: "data.beams", found: "nothing", expected: "a list" }],
	[
		"a field of another type",
		{ ...good, data: { beams: ["one"] } },
		{ path: "data.beams.0", found: '"one"', expected: "a whole number" },
	],
	[
		"a value out of range",
		{ ...good, data: { beams: [1], durationMs: -1 } },
		{ path: "data.durationMs", found: "-1", expected: "at least 0" },
	],
	[
		"a number where a word belongs",
		{ ...good, data: { beams: [1], direction: 1 } },
		{ path: "data.direction", found: "1", expected: "text" },
	],
	["data that is no object", { ...good, data: [] }, { path: "data", found: "[]" }],
	[
		"over 64 KiB once it is written",
		`{"id":"e1","type":"perimeter.beam-broken","data":{"beams":[1],"more":[${"1e20,".repeat(4_000)}1]}}`,
		{ path: "data", expected: "at most 65536 bytes as the journal writes it" },
	],
	[
		"over 64 KiB",
		{ ...good, data: { beams: [1], note: "x".repeat(65_536) } },
		{ path: "payload", expected: "at most 65536 bytes" },
	],
	["nested twenty thousand deep", deep, { path: "payload", expected: "at most 64 levels" }],
])("an event that is not valid is told apart with the exact reason: %s", (_what, payload, fault) => {
	const found = decode(payload);
	expect(found).toMatchObject({ ...fault, reason: expect.stringContaining(fault.path) });
	expect("reason" in found && found.reason).not.toContain("\n");
});

test("whatever the README has a reader publish is an event as it stands there", () => {
	const shown = [...readFileSync("README.md", "utf8").matchAll(/[`'](\{[^`']*"type":[^`']*\})[`']/g)].map(
		([, one = ""]) => one,
	);
	expect(shown.length).toBeGreaterThan(1);
	for (const one of shown) expect(decode(one), one).not.toHaveProperty("reason");
});
