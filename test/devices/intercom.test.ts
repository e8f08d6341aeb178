import { expect, test } from "vitest";
import intercom from "../../devices/intercom.ts";

const forced = intercom.derives["door-forced"] ?? expect.fail("no rule for forced doors");
const heldOpen = intercom.derives["door-held-open"] ?? expect.fail("no rule for doors held open");

test("forced can be told only at a door that reports every lawful release it has", () => {
	const { onlyIf } = forced;
	const lacksKey = ["resident", "card", "pin", "exit-button", "guard", "fire"];
	expect(onlyIf?.(intercom.options.parse({}))).toBe(true);
	expect(onlyIf?.(intercom.options.parse({ reports: lacksKey }))).toBe(false);
	expect(onlyIf?.(intercom.options.parse({ reports: lacksKey, releases: ["card", "exit-button"] }))).toBe(true);
});

test("a door is forced when it opens with no release in the 10 s before", () => {
	expect(forced).toMatchObject({
		rule: "not-preceded",
		event: "door-opened",
		noneOf: ["door-unlocked"],
		withinMs: 10_000,
		raises: "forced",
	});
});

test("a door held open for 60 s is low by day and medium from 22:00 to 06:00", () => {
	expect(intercom.alarms["held-open"].priority).toBe("low");
	expect(heldOpen).toMatchObject({
		forMs: 60_000,
		night: { fromMinute: 22 * 60, toMinute: 6 * 60, priority: "medium" },
	});
});

test("after a fire release doors stand open for half an hour without a word, after a card they do not", () => {
	const fire = forced.inhibitedAfter?.find(({ event }) => event === "door-unlocked");
	expect(fire?.forMs).toBe(30 * 60_000);
	expect(fire?.when?.({ door: 1, by: "fire" })).toBe(true);
	expect(fire?.when?.({ door: 1, by: "card" })).toBe(false);
});

test("for a minute after power or link is back, the door is neither forced nor held open", () => {
	for (const rule of [forced, heldOpen]) {
		for (const event of ["online", "restored"]) {
			expect(rule.inhibitedAfter?.find((one) => one.event === event)?.forMs).toBe(60_000);
		}
	}
});

test("a station's single door is door 1 in every report", () => {
	for (const event of ["door-opened", "door-closed"] as const) {
		expect(intercom.events[event].data.parse({})).toEqual({ door: 1 });
	}
	expect(intercom.events["door-unlocked"].data.parse({ by: "key" })).toMatchObject({ door: 1 });
});
