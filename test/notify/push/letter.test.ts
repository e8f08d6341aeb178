import { expect, test } from "vitest";
import type { Dispatch } from "../../../src/model/dispatch.ts";
import { lettersOf } from "../../../src/notify/push/letter.ts";
import { Night } from "../../scenario.ts";

const SENT: Dispatch = { id: "dsp-9", guard: "zhang", state: "sent", by: "li", sentAt: 0 };
const named = (who: string) => (who === "captain" ? ["chen"] : []);

function breach() {
	const night = new Night();
	night.device("02:13", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	return { ...night.only, dispatches: [SENT], told: [{ at: 0, who: "captain", to: ["zhou"] }], toldCount: 1 };
}

const letters = (more: object) => lettersOf({ ...breach(), ...more }, { hides: false, named });

test("an exercise says so on the lock screen, and of nobody's taking it nothing goes out", () => {
	expect(letters({}).map(({ to, letter: { kind, drill } }) => [to, kind, drill])).toEqual([
		["zhang", "dispatch", undefined],
		["zhou", "told", undefined],
	]);
	expect(letters({ drill: true }).map(({ to, letter: { kind, drill } }) => [to, kind, drill])).toEqual([
		["zhang", "dispatch", true],
	]);
});

test("each telling is a letter of its own for as long as it is worth anything, to those that the shift names or their role does", () => {
	const told = [
		{ at: 1_000, who: "shift-leader", to: ["qian", "sun"] },
		{ at: 61_000, who: "captain" },
		{ at: 121_000, who: "manager" },
	];
	expect(
		letters({ dispatches: [], told, toldCount: 15 }).map(({ to, letter, until }) => [
			to,
			letter.id.split(".")[1],
			until,
		]),
	).toEqual([
		["qian", "13", 301_000],
		["sun", "13", 301_000],
		["chen", "14", 361_000],
	]);
});

test("of what a phone has confirmed, somebody has taken, or hides its place, nothing and no place goes out", () => {
	expect(letters({ dispatches: [{ ...SENT, receivedAt: 5 }], state: "acknowledged" })).toEqual([]);
	expect(letters({ discreet: true })[0]?.letter).toEqual({
		...{ kind: "dispatch", id: "dsp-9" },
		...{ incident: breach().id, priority: "high" },
	});
});
