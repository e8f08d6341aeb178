import { expect, test } from "vitest";
import { z } from "zod";
import { command, eventEnvelope, health, LEAVES, receipt, reply, status } from "../../src/contract/mqtt.ts";

const event = {
	id: "0192f0c1-2b3c-7d4e-8f50-a1b2c3d4e5f6",
	type: "perimeter.beam-broken",
	at: "2026-11-23T02:13:07.120+08:00",
	data: {},
};

test.each([
	["the contract's own example", event, true],
	["in UTC", { ...event, at: "2026-11-22T18:13:07Z" }, true],
	["kept while there was no link", { ...event, late: true, initial: false }, true],
	["without data", { ...event, data: undefined }, true],
	["with a field of its own", { ...event, vendor: "x" }, true],
	["with a time of no offset, which is read as none", { ...event, at: "2026-11-23T02:13:07" }, true],
	["without a time", { ...event, at: undefined }, true],
	["with an empty id", { ...event, id: "" }, false],
	["with a slash in its id", { ...event, id: "a/b" }, false],
	["with late in words", { ...event, late: "yes" }, false],
])("an event %s", (_what, value, valid) => {
	expect(eventEnvelope.safeParse(value).success).toBe(valid);
});

test("what the hub says fits its own schemas", () => {
	expect(command.safeParse({ id: "c1", name: "unlock", args: {}, expiresInMs: 10_000 }).success).toBe(true);
	expect(receipt.safeParse({ id: "e1", seq: 1 }).success).toBe(true);
});

test("a reply says either that it is done or why not", () => {
	expect(reply.safeParse({ id: "c1", ok: true }).success).toBe(true);
	expect(reply.safeParse({ id: "c1", ok: false, error: "jammed" }).success).toBe(true);
	expect(reply.safeParse({ id: "c1", ok: false }).success).toBe(false);
});

test("a status is one of two words, health any of the fields and more", () => {
	expect(["online", "offline", "Online", ""].map((said) => status.safeParse(said).success)).toEqual([
		true,
		true,
		false,
		false,
	]);
	expect(health.safeParse({ batteryPercent: 81.5, rssiDbm: -70, lens: "clean" }).success).toBe(true);
	expect(health.safeParse({ batteryPercent: "full" }).success).toBe(false);
});

test("every leaf with a payload can be put into the documents", () => {
	for (const leaf of Object.values(LEAVES))
		if ("payload" in leaf) expect(z.toJSONSchema(leaf.payload, { io: "input" })).toBeTypeOf("object");
	expect(Object.keys(LEAVES).sort()).toEqual([
		"command",
		"event",
		"health",
		"receipt",
		"reply",
		"signal",
		"snapshot",
		"status",
	]);
});
