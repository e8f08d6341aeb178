import { expect, test } from "vitest";
import type { Dispatch } from "../../../src/model/dispatch.ts";
import { lettersOf } from "../../../src/notify/push/letter.ts";
import { Night } from "../../scenario.ts";

const SENT: Dispatch = { id: "dsp-9", guard: "zhang", state: "sent", by: "li", sentAt: 0 };

test("an exercise says so on the lock screen, and of nobody's taking it nothing goes out", () => {
	const night = new Night();
	night.device("02:13", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const incident = { ...night.only, dispatches: [SENT], told: [{ at: 0, who: "captain", to: ["zhou"] }], toldCount: 1 };
	const letters = (more: object) => lettersOf({ ...incident, ...more }, { since: 8, hides: false });
	expect(letters({}).map(({ to, letter: { kind, drill } }) => [to, kind, drill])).toEqual([
		["zhang", "dispatch", undefined],
		["zhou", "told", undefined],
	]);
	expect(letters({ drill: true }).map(({ to, letter: { kind, drill } }) => [to, kind, drill])).toEqual([
		["zhang", "dispatch", true],
	]);
});
