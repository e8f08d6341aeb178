import { expect, test } from "vitest";
import { asOf, bodyOf, isPast, standingOf } from "../../../src/web/guard/sos/standing.ts";
import type { HeldSos } from "../../../src/web/guard/store/database.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");
const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(NOW - hours * HOUR_MS).toISOString();

const unsent: HeldSos = { id: "a", at: ago(0) };
const sent: HeldSos = { ...unsent, id: "b", sentAt: NOW, incident: "inc-1" };
const taken: HeldSos = { ...sent, id: "c", taken: true };
const refused: HeldSos = { ...unsent, id: "d", refused: "no" };

test.each([
	["none", [], undefined],
	["nobody has heard", [unsent], "unsent"],
	["the hub has it, and nobody has taken it", [sent], "sent"],
	["somebody has taken it", [taken], "taken"],
	["one of two is taken", [taken, sent], "sent"],
	["one is not sent, whatever became of the others", [taken, refused, unsent], "unsent"],
	["put away", [{ ...taken, away: true }], undefined],
	["put away, and pressed once more", [{ ...sent, away: true }, unsent], "unsent"],
	["what is not sent is never put away", [{ ...unsent, away: true }], "unsent"],
	["refused", [refused, taken], "refused"],
] as const)("%s: a call for help is said to stand no better than it does", (_, calls, standing) => {
	expect(standingOf(calls)).toBe(standing);
});

test("a call says where the phone was checked in last, of this duty, and the same however often it is sent", () => {
	const here = { checkpoint: "cp-b02", at: ago(0.1) };
	expect(asOf(here, NOW)).toEqual(here);
	expect(asOf({ ...here, at: ago(9) }, NOW)).toBeUndefined();
	expect(asOf(undefined, NOW)).toBeUndefined();
	const call = { ...unsent, lastSeen: here };
	const body = { id: "a", at: unsent.at, lastSeen: here };
	expect([bodyOf(call), bodyOf({ ...call, sentAt: NOW, incident: "inc-1", taken: true })]).toEqual([body, body]);
});

test("a call is forgotten a day after, but not before anybody has heard it", () => {
	expect([unsent, sent, taken].map((call) => isPast({ ...call, at: ago(25) }, NOW))).toEqual([false, true, true]);
	expect(isPast(taken, NOW)).toBe(false);
});
