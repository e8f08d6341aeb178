import { describe, expect, test } from "vitest";
import type { Words } from "../../src/model/words.ts";
import { loadKinds } from "../../src/site/kinds.ts";

const kinds = await loadKinds();
const SHARED = ["tamper", "fault", "power-lost", "restored", "test"];

/** Every event type of the public contract, by kind. */
const PROMISED: Record<string, string[]> = {
	camera: [
		"motion object-detected line-crossed area-entered loitering sound",
		"video-lost view-obstructed view-moved recording-failed",
	],
	perimeter: ["beam-broken environment"],
	intercom: ["call-started call-answered call-ended door-unlocked door-opened door-closed access-denied"],
	home: ["panic duress intrusion smoke heat gas carbon-monoxide water medical armed disarmed cancelled"],
	patrol: ["checkin sos man-down finding"],
};

test("the compound's five systems are known", () => {
	expect([...kinds.keys()].sort()).toEqual(Object.keys(PROMISED).sort());
});

describe.each([...kinds])("kind %s", (name, kind) => {
	test("reports everything the contract promises, and what every device can report", () => {
		const promised = (PROMISED[name] ?? []).flatMap((words) => words.split(" "));
		expect(Object.keys(kind.events).sort()).toEqual([...promised, ...SHARED].sort());
	});

	test("raises every alarm it defines", () => {
		const raised = [...Object.values(kind.events), ...Object.values(kind.derives)].map(({ raises }) => raises);
		expect(Object.keys(kind.alarms).filter((alarm) => !raised.includes(alarm))).toEqual([]);
	});

	test("has a word for everything, in each language", () => {
		const { alarms, events, derives, commands, system } = kind;
		const parts = [alarms, events, derives, commands].flatMap((part) => Object.values<{ readonly words: Words }>(part));
		for (const { words } of [kind, { words: system }, ...parts]) {
			expect(words.en.length).toBeGreaterThan(0);
			expect(words["zh-CN"]).toMatch(/\p{Script=Han}|^SOS/u);
		}
	});

	test("needs no options in a site's file", () => {
		expect(kind.options.safeParse({}).success).toBe(true);
	});
});

test("a panic latches and is a life alarm; duress is discreet", () => {
	const { alarms, events } = kinds.get("home") ?? expect.fail("no home kind");
	expect(events.panic?.holds).toBe("state");
	expect(alarms.panic).toMatchObject({ priority: "critical", life: 5 });
	expect(alarms.duress?.discreet).toBe(true);
});

test("an animal over the line is a fact, a person or something unnamed is a reason for an alarm", () => {
	const crossed = kinds.get("camera")?.events["line-crossed"];
	const line = { line: "wall", direction: "in" };
	expect(crossed?.unless?.({ ...line, label: "animal" })).toBe(true);
	expect(crossed?.unless?.({ ...line, label: "person" })).toBe(false);
	expect(crossed?.unless?.(line)).toBe(false);
});

test("forced can be told only at a door that reports every lawful release", () => {
	const rule = kinds.get("intercom")?.derives["door-forced"];
	expect(rule?.onlyIf?.({})).toBe(true);
	expect(rule?.onlyIf?.({ reports: ["card"] })).toBe(false);
});
