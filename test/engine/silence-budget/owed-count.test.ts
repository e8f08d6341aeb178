import { expect, test } from "vitest";
import { cameIn, leftOf, oneMore } from "../../../src/engine/silence-budget/came.ts";
import type { Debt } from "../../../src/model/silence-budget.ts";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const branch = { beams: [1] };

/** A single beam that breaks so many times, by the second from 02:00:00. */
function broken(times: number): Night {
	const night = new Night();
	for (let n = 0; n < times; n++)
		night.device(`02:00:${String(n).padStart(2, "0")}`, BEAM, "perimeter.beam-broken", branch);
	return night;
}

test("whoever takes what they saw some breaks ago owes only those that came since, and since when", () => {
	const night = broken(3);
	const seen = night.only;
	for (const time of ["02:00:10", "02:00:12"]) night.device(time, BEAM, "perimeter.beam-broken", branch);
	expect(night.only.owes).toMatchObject({ count: 5, since: instant("02:00:00") });
	expect(night.acknowledge("02:00:15", "li", seen)).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", owes: { count: 2, since: instant("02:00:10") } });
	night.until("02:01:00");
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, owes: { count: 2 } });
	expect(night.acknowledge("02:01:05", "li")).toBeUndefined();
	expect(night.only).not.toHaveProperty("owes");
});

test("what is reset with some breaks unseen begins anew with those, and no more", () => {
	const night = broken(3);
	night.acknowledge("02:00:05", "li");
	const seen = night.only;
	for (const time of ["02:00:10", "02:00:12"]) night.device(time, BEAM, "perimeter.beam-broken", branch);
	expect(night.resolve("02:00:15", "li", seen, "unknown")).toBeUndefined();
	expect(night.only.id).not.toBe(seen.id);
	expect(night.only).toMatchObject({ state: "open", owes: { count: 2 } });
});

test("a tester who is confirmed takes with them what came in the last 30 s; what was hidden before stays owed", () => {
	const night = new Night();
	night.person("02:00:00", "li", "walk-test.begun", { of: "east" });
	night.device("02:01:00", BEAM, "perimeter.beam-broken", branch);
	night.device("02:01:20", BEAM, "perimeter.beam-broken", branch);
	night.until("02:01:30");
	expect(night.only.rang).toBeGreaterThan(0);
	night.device("02:01:45", BEAM, "perimeter.beam-broken", branch);
	const [[id, asked] = ["", undefined]] = night.state["walk-test"];
	const seq = asked?.asks?.[BEAM]?.reports.at(-1)?.seq;
	expect(night.person("02:01:52", "li", "walk-test.confirmed", { id, seq })).toBeUndefined();
	expect(night.alarms).toMatchObject([{ acknowledged: false, debt: { count: 2, since: instant("02:01:00") } }]);
});

test("of a thousand breaks no more than sixteen are told apart, and none that was not heard is taken for heard", () => {
	let debt: Debt | undefined;
	for (let rev = 1; rev <= 1_000; rev++) {
		const came = oneMore(debt, { rev, at: rev, count: 1 });
		const strongest = { priority: "high", severity: 1 } as const;
		debt = { rev, since: 1, count: rev, came, strongest, because: "pace" };
		expect(came.length).toBeLessThanOrEqual(16);
	}
	if (!debt) throw new Error("nothing is owed");
	expect(cameIn(debt).reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
	for (let rev = 0; rev < 1_000; rev++) {
		const left = leftOf(debt, (one) => one.rev > rev);
		expect(left?.count).toBeGreaterThanOrEqual(1_000 - rev);
		expect(left?.count).toBeLessThanOrEqual(1_000 - rev + 250);
		if (rev >= 993) expect(left?.count).toBe(1_000 - rev);
	}
	expect(leftOf(debt, (one) => one.rev > 1_000)).toBeUndefined();
});
