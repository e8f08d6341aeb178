import { afterAll, expect, test, vi } from "vitest";
import { BUDGET_ROWS } from "../../../src/model/silence-budget.ts";
import { againOf, owedOf } from "../../../src/web/console/owed.ts";
import { anIncident } from "../some.ts";
import { standInBrowser } from "../stand-in-browser.ts";

afterAll(() => vi.unstubAllGlobals());

const TAKEN = "2026-11-23T18:13:10.000Z";
const owes = {
	since: "2026-11-23T18:14:00.000Z",
	count: 3,
	strongest: "high",
	because: "pace",
	dueAt: "2026-11-23T18:15:00.000Z",
} as const;
const taken = anIncident({ id: "inc-1", state: "acknowledged", owner: "lin", acknowledgedAt: TAKEN, owes });

test("what came since it was taken is counted, to who took it as theirs, with when it rings and by which row", () => {
	expect(owedOf(taken, "lin")).toEqual({
		count: { key: "owed.you", values: { n: 3, who: "lin" } },
		rings: Date.parse(owes.dueAt),
		because: "pace",
		strongest: "high",
	});
	expect(owedOf(taken, "wang")?.count.key).toBe("owed.other");
	const { owner: _, ...given } = taken;
	expect(owedOf(given, "lin")?.count.key).toBe("owed.taken");
});

test("taken once and sounding again it rings now; what never rings is on the list", () => {
	const { dueAt: _, ...rung } = owes;
	expect(owedOf({ ...taken, state: "open", owes: rung }, "lin")?.rings).toBe("now");
	expect(owedOf({ ...taken, owes: { ...rung, because: "list" } }, "lin")?.rings).toBe("list");
});

test("what has not rung yet says how much of it is unheard, and when it rings", () => {
	const { acknowledgedAt: _, owner: _o, ...untaken } = taken;
	const quiet = { ...untaken, state: "open", rang: 0, owes: { ...owes, because: "walk-test" } } as const;
	expect(owedOf(quiet, "lin")).toMatchObject({ count: { key: "owed.unheard" }, rings: Date.parse(owes.dueAt) });
});

test("what sounds for the first time, owes nothing or is resolved says nothing more", () => {
	expect(owedOf(anIncident({ id: "a", owes }), "lin")).toBeUndefined();
	expect(owedOf(anIncident({ id: "b", state: "acknowledged", acknowledgedAt: TAKEN }), "lin")).toBeUndefined();
	expect(owedOf({ ...taken, state: "resolved" }, "lin")).toBeUndefined();
});

test("an incident that rings again after its taking says since when nobody has it and how often its time has passed", () => {
	const again = { ...taken, state: "open", overdue: 7, untakenSince: "2026-11-23T18:14:00.000Z" } as const;
	expect(againOf(again)).toEqual({ missed: 7, since: Date.parse(again.untakenSince) });
	expect(againOf(anIncident({ id: "new" }))).toBeUndefined();
	expect(againOf(anIncident({ id: "late", overdue: 1 }))).toEqual({ missed: 1 });
	expect(againOf(taken)).toBeUndefined();
});

test("every row of the silence budget has words", async () => {
	standInBrowser();
	const { t } = await import("../../../src/web/console/words.ts");
	expect(BUDGET_ROWS.filter((row) => !t.find(`owed.why.${row}`))).toEqual([]);
});
