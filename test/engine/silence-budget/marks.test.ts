import { describe, expect, test } from "vitest";
import { longestSilence } from "../../../src/engine/silence-budget/longest.ts";
import type { Incident } from "../../../src/model/incident.ts";
import { instant, Night } from "../../scenario.ts";

const S = 1_000;
const MIN = 60 * S;

/** The minute before a mark of every interval in the table. */
const BEFORE_A_MARK = instant("02:29:00");
/** Each second of it, its ends, and one at which the longest silence once counted a mark too many. */
const OFFSETS = [...Array.from({ length: 60 }, (_, s) => s * S), 1, 30_001, 59_169, 59_999];
/** How long after its last ring the same comes again. */
const DELAYS = [0, 4_999];
const ACT_CLOCK_MS = 80 * S;

const clock = (at: number) => new Date(at + 8 * 60 * MIN).toISOString().slice(11, 23);

interface Row {
	readonly what: string;
	readonly device: string;
	readonly type: string;
	readonly raises: string;
	readonly data: object;
	/** ENGINE, "The silence budget": the same again, then what chatters. */
	readonly againMs: number;
	readonly limitMs: number;
	readonly arrived?: true;
}

const panic = { device: "panel-b03-2-0401", type: "home.panic", raises: "home.panic", data: { button: "wall" } };
const breach = { device: "beam-east-3", type: "perimeter.beam-broken", raises: "perimeter.breach" };
const water = { device: "panel-b03-2-0401", type: "home.water", raises: "home.water", data: {} };

const ROWS: readonly Row[] = [
	{ what: "life, again", ...panic, againMs: 5 * S, limitMs: 5 * S },
	{ what: "life, chattering", ...panic, againMs: 5 * S, limitMs: MIN },
	{ what: "life, chattering, a guard there", ...panic, againMs: 5 * S, limitMs: 5 * MIN, arrived: true },
	{ what: "strong, again", ...breach, data: { beams: [1, 2] }, againMs: 5 * S, limitMs: 5 * S },
	{ what: "strong, chattering", ...breach, data: { beams: [1, 2] }, againMs: 5 * S, limitMs: 5 * MIN },
	{ what: "high, again", ...breach, data: { beams: [1] }, againMs: MIN, limitMs: MIN },
	{ what: "high, chattering", ...breach, data: { beams: [1] }, againMs: MIN, limitMs: 15 * MIN },
	{ what: "medium, again", ...water, againMs: 5 * MIN, limitMs: 5 * MIN },
	{ what: "medium, chattering", ...water, againMs: 5 * MIN, limitMs: 30 * MIN },
];

const rowOf = ({ againMs, limitMs }: Row) => (limitMs > againMs ? "chattering" : "pace");

/** It has rung, and been taken, so often that the row holds from its ring at `at` on; that ring is not taken. */
function rungAt(row: Row, at: number): Night {
	const night = new Night();
	if (row.arrived) {
		night.state.shift.set("shf-1", {
			...{ id: "shf-1", rev: 0, plan: "night", operator: "li", startList: {}, since: instant("22:00:00") },
			...{ guards: [{ guard: "zhang", post: "patrol", zone: "east-3" }], endsAt: instant("24 06:00:00") },
		});
	}
	for (let left = rowOf(row) === "chattering" ? 4 : 0; left > 0; left--) {
		const then = at - left * row.againMs;
		says(night, row, then);
		night.acknowledge(clock(then), "li", of(night, row));
		if (row.arrived && left === 4) arrives(night, row, then);
	}
	says(night, row, at);
	expect(of(night, row)).toMatchObject({ state: "open", rang: of(night, row).rev });
	return night;
}

function arrives(night: Night, row: Row, at: number): void {
	const incident = of(night, row).id;
	const goes = (who: string, type: string, more: object) =>
		expect(night.person(clock(at), who, type, { incident, ...more })).toBeUndefined();
	goes("li", "incident.dispatched", { guard: "zhang" });
	const dispatch = of(night, row).dispatches?.[0]?.id;
	goes("zhang", "dispatch.accepted", { dispatch });
	goes("zhang", "dispatch.arrived", { dispatch });
}

function says(night: Night, { device, type, data }: Row, at: number): void {
	night.device(clock(at), device, type, { ...data });
}

const of = (night: Night, { raises }: Row): Incident => night.incident(raises);

/** When the incident that was taken sounds again; somebody looks and says so meanwhile, so that no act is overdue. */
function heardAt(night: Night, row: Row, from: number): number {
	let at = from;
	const { id } = of(night, row);
	for (let looks = 0; of(night, row).state !== "open" && looks < 100; looks++) {
		at = Math.min(at + ACT_CLOCK_MS, of(night, row).owes?.dueAt ?? 0);
		night.until(clock(at));
		if (of(night, row).state !== "open")
			night.person(clock(at), "li", "incident.noted", { incident: id, text: "looked" });
	}
	const rang = night.journal[of(night, row).rang - 1];
	return of(night, row).state === "open" && rang ? rang.receivedAt : Number.POSITIVE_INFINITY;
}

describe.each(ROWS)("$what: from each second of a minute", (row) => {
	test("what comes again after it was taken is heard within the row's time, and the metric says how late", () => {
		for (const offset of OFFSETS) {
			for (const delay of DELAYS) {
				const rang = BEFORE_A_MARK + offset;
				const night = rungAt(row, rang);
				night.acknowledge(clock(rang), "li", of(night, row));
				says(night, row, rang + delay);
				const quiet = heardAt(night, row, rang + delay) - (rang + delay);
				const about = `${row.what}, rang at +${offset} ms, again ${delay} ms later`;
				expect(quiet, about).toBeLessThanOrEqual(row.limitMs);
				expect(longestSilence(night.state).get(rowOf(row)), about).toBe(quiet);
			}
		}
	});

	test("what came and rang before somebody took what they saw earlier is heard within the row's time of that", () => {
		for (const offset of OFFSETS) {
			for (const delay of DELAYS) {
				const rang = BEFORE_A_MARK + offset;
				const night = rungAt(row, rang);
				const seen = of(night, row);
				says(night, row, rang + 1);
				const taken = Math.max(of(night, row).owes?.dueAt ?? 0, rang + 1) + delay;
				expect(night.acknowledge(clock(taken), "li", seen)).toBeUndefined();
				const quiet = heardAt(night, row, taken) - taken;
				const about = `${row.what}, rang at +${offset} ms, taken ${delay} ms after it rang again`;
				expect(quiet, about).toBeLessThanOrEqual(row.limitMs);
				for (const [by, ms] of longestSilence(night.state)) {
					const limit = by === "pace" ? row.againMs : by === "chattering" ? row.limitMs : 0;
					expect(ms, `${about}: ${by}`).toBeLessThanOrEqual(limit);
				}
			}
		}
	});
});

const HIGH = ROWS[5] as Row;

describe("a walk test keeps quiet for thirty seconds, from each second of a minute,", () => {
	test("and what it hid is quiet by its pace once it rang and some of it was taken", () => {
		for (const offset of OFFSETS) {
			const at = BEFORE_A_MARK + offset;
			const night = new Night();
			night.person(clock(at - MIN), "li", "walk-test.begun", { of: "east" });
			says(night, HIGH, at);
			const seen = of(night, HIGH);
			says(night, HIGH, at + 10 * S);
			night.until(clock(at + 30 * S));
			expect(of(night, HIGH), `+${offset} ms`).toMatchObject({ state: "open", rang: of(night, HIGH).rev });
			expect(night.acknowledge(clock(at + 31 * S), "li", seen)).toBeUndefined();
			expect(of(night, HIGH).owes).toMatchObject({ because: "pace", count: 1 });
			expect(heardAt(night, HIGH, at + 31 * S), `+${offset} ms`).toBeLessThanOrEqual(at + 31 * S + MIN);
			const longest = longestSilence(night.state);
			expect(longest.get("walk-test"), `+${offset} ms`).toBe(30 * S);
			expect(longest.get("pace"), `+${offset} ms`).toBeLessThanOrEqual(MIN);
		}
	});

	test("and what chattered before it is quiet by that row, though the test makes it ring sooner", () => {
		for (const offset of OFFSETS) {
			const row = { ...HIGH, limitMs: 15 * MIN };
			const rang = BEFORE_A_MARK + MIN + offset;
			const night = rungAt(row, rang);
			night.acknowledge(clock(rang), "li", of(night, row));
			says(night, row, rang + S);
			night.person(clock(rang + MIN), "li", "walk-test.begun", { of: "east" });
			night.person(clock(rang + MIN), "li", "incident.noted", { incident: of(night, row).id, text: "looked" });
			says(night, row, rang + 2 * MIN);
			expect(heardAt(night, row, rang + 2 * MIN), `+${offset} ms`).toBe(rang + 2 * MIN + 30 * S);
			const longest = longestSilence(night.state);
			expect([longest.get("walk-test"), longest.get("chattering")], `+${offset} ms`).toEqual([0, 2 * MIN + 29 * S]);
		}
	});
});
