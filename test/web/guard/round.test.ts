import { expect, test } from "vitest";
import { isAsked } from "../../../src/web/guard/contact/all-well.ts";
import { fitting } from "../../../src/web/guard/finding/photo.ts";
import type { Held } from "../../../src/web/guard/queue/act.ts";
import { withTold } from "../../../src/web/guard/round/told.ts";
import { toWalk, viewOf } from "../../../src/web/guard/round/view.ts";
import { shownByPlate, shownByTag } from "../../../src/web/guard/scan/read.ts";
import type { Round } from "../../../src/web/guard/state.ts";

const START = Date.parse("2026-11-24T02:00:00Z");
const MINUTE = 60_000;
const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();

function roundOf(more: Partial<Round> = {}): Round {
	const stops = ["cp-b01", "cp-b02", "cp-b03"].map((checkpoint, i) => ({
		...{ checkpoint, dueAt: at(30 - 10 * i), toleranceMs: 5 * MINUTE, status: "pending" as const },
	}));
	return {
		...{ id: "rnd-1", rev: 1, route: "garden", words: { en: "Garden", "zh-CN": "园区" }, order: "ordered" },
		...{ state: "under-way", startsAt: at(0), endsBy: at(30), stops, ...more },
	};
}

function checkin(n: number, minutes: number, where: { checkpoint: string } | { code: string }): Held {
	const body = { id: `c-${n}`, at: at(minutes), method: "qr", counter: n, bootId: "b", ...where } as const;
	return { n, guard: "gao", act: { kind: "checkin", body } };
}

test("the next stop is the first of an ordered round, the earliest due of any other, that nobody has been at", () => {
	expect(viewOf(roundOf(), []).next?.stop.checkpoint).toBe("cp-b01");
	expect(viewOf(roundOf({ order: "any-order" }), []).next?.stop.checkpoint).toBe("cp-b03");
	const byCode = checkin(1, 1, { code: "cp-b01.1.7KQ-2M9-XA4-TBC" });
	expect(viewOf(roundOf(), [byCode]).next?.stop.checkpoint).toBe("cp-b02");
	const all = ["cp-b01", "cp-b02", "cp-b03"].map((checkpoint, n) => checkin(n, n, { checkpoint }));
	expect(viewOf(roundOf(), all).next).toBeUndefined();
});

test("a check-in of the night before counts for no stop of tonight", () => {
	const old = checkin(1, -24 * 60, { checkpoint: "cp-b01" });
	expect(viewOf(roundOf(), [old]).next?.stop.checkpoint).toBe("cp-b01");
});

test("a check-in counts in one of two rounds that follow close upon each other: where it was due nearest", () => {
	const later = roundOf({ id: "rnd-2" });
	const after = {
		...later,
		startsAt: at(40),
		endsBy: at(70),
		stops: later.stops.map((one) => ({ ...one, dueAt: at(65) })),
	};
	const held = [checkin(1, 29, { checkpoint: "cp-b01" })];
	const next = (rounds: Round[]) => toWalk(rounds, held, START + 41 * MINUTE).map((view) => view.next?.stop.checkpoint);
	expect(next([roundOf({ state: "complete" }), after])).toEqual(["cp-b01"]);
	expect(next([roundOf(), after])).toEqual(["cp-b02", "cp-b01"]);
});

test("the round under way comes first; what is over, called off or long past is not walked", () => {
	const rounds = [
		roundOf({ id: "soon", state: "scheduled", startsAt: at(-20) }),
		roundOf({ id: "now" }),
		roundOf({ id: "done", state: "complete" }),
		roundOf({ id: "off", state: "scheduled", cancelled: { by: "mei", at: at(0), reason: "storm" } }),
	];
	expect(toWalk(rounds, [], START).map(({ round }) => round.id)).toEqual(["now", "soon"]);
	// One that was walked stays in sight until the hub has it too.
	const walked = ["cp-b01", "cp-b02", "cp-b03"].map((checkpoint, n) => checkin(n, n, { checkpoint }));
	expect(toWalk([roundOf()], walked, START).map(({ next }) => next)).toEqual([undefined]);
	expect(toWalk(rounds, [], START + 24 * 60 * MINUTE)).toEqual([]);
});

test("what the hub tells of a round counts where it is newer; one that is handed on goes, one that is given comes", () => {
	const [mine, other] = [roundOf(), roundOf({ id: "rnd-2", rev: 5 })];
	const told = (...rounds: Round[]) => new Map(rounds.map((one) => [one.id, one]));
	const known = [mine, other];
	expect(withTold(known, told(mine), new Set())).toBe(known);
	expect(withTold(known, told({ ...other, rev: 4 }), new Set())).toBe(known);
	const walked = { ...mine, rev: 9, state: "complete" as const };
	const given = roundOf({ id: "rnd-3" });
	expect(withTold(known, told(walked, given), new Set(["rnd-1"]))).toEqual([walked, other, given]);
	expect(withTold(known, told(mine), new Set(["rnd-1", "rnd-2"]))).toEqual([mine]);
});

test("a plate is read as it is scanned and as it is typed; a tag by what is written on it, or as the stop's", () => {
	const code = "cp-b03.1.7KQ-2M9-XA4-TBC";
	const read = { method: "qr", code, at: "cp-b03" };
	expect(shownByPlate(code, "qr")).toEqual(read);
	expect(shownByPlate(" CP-B03.1. 7kq2m9 xa4tbc ", "code")).toEqual({ ...read, method: "code" });
	expect(shownByPlate("https://example.org/menu", "qr")).toBeUndefined();
	expect(shownByPlate("cp-b03.1.7KQ", "code")).toBeUndefined();
	const tag = { serial: "04:a2:19:b2" };
	expect(shownByTag(tag, "cp-b01")).toEqual({ method: "nfc", checkpoint: "cp-b01", proof: tag.serial, at: "cp-b01" });
	expect(shownByTag({ ...tag, text: code }, "cp-b01")?.at).toBe("cp-b03");
	expect(shownByTag(tag, undefined)).toBeUndefined();
});

test("a guard is asked after 12 minutes in which nothing was done in the middle of a round, and whenever the hub asks", () => {
	const held = [checkin(1, 0, { checkpoint: "cp-b01" })];
	const walked = viewOf(roundOf(), held);
	const asked = (minutes: number, more: object = {}) =>
		isAsked({ walked, held, due: undefined, now: START + minutes * MINUTE, ...more });
	expect([11, 12, 13].map((minutes) => asked(minutes))).toEqual([false, true, true]);
	expect(asked(13, { walked: undefined })).toBe(false);
	expect(asked(13, { walked: viewOf(roundOf(), []) })).toBe(false);
	expect(asked(5, { due: START + 15 * MINUTE })).toBe(true);
	expect(asked(0.5, { due: START + 15 * MINUTE })).toBe(false);
});

test("a photo keeps its shape, its longer side at most 1600, and is never made larger", () => {
	expect(fitting(4_000, 3_000)).toEqual([1_600, 1_200]);
	expect(fitting(3_000, 8_000)).toEqual([600, 1_600]);
	expect(fitting(640, 480)).toEqual([640, 480]);
	expect(fitting(20_000, 1)).toEqual([1_600, 1]);
});
