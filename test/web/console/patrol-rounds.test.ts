import { expect, test } from "vitest";
import type { RoundShape } from "../../../src/contract/patrol-shapes.ts";
import { groupRounds, nextStop, progressOf } from "../../../src/web/console/patrol/rounds.ts";

const NOW = Date.parse("2026-11-24T20:00:00Z");
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

/** A round that starts so many minutes from now, its stops ten minutes apart. */
function round(id: string, state: RoundShape["state"], startsIn: number, more: Partial<RoundShape> = {}): RoundShape {
	return {
		...{ id, rev: 1, route: "east", words: { en: "East", "zh-CN": "东" }, order: "ordered", state },
		...{ startsAt: at(startsIn), endsBy: at(startsIn + 30), stops: [], ...more },
	};
}

const stop = (checkpoint: string, dueIn: number, status: RoundShape["stops"][number]["status"]) => ({
	...{ checkpoint, dueAt: at(dueIn), toleranceMs: 300_000, status },
});

test("what is under way and to come stands by its start, what has ended the latest first, for a day", () => {
	const all = [
		round("ended-long-ago", "complete", -26 * 60, { endedAt: at(-25 * 60) }),
		round("ended-first", "complete", -120, { endedAt: at(-90) }),
		round("ended-last", "incomplete", -100, { endedAt: at(-80) }),
		// What ended early counts from then on.
		round("cancelled", "incomplete", 60, { endedAt: at(-1) }),
		...[round("later", "scheduled", 90), round("soon", "scheduled", 30)],
		...[round("began-last", "under-way", -5), round("began-first", "under-way", -20)],
	];
	// As the feed gives them: they can be gone through once.
	const { underWay, scheduled, ended } = groupRounds(new Map(all.map((one) => [one.id, one])).values(), NOW);
	const ids = (some: readonly RoundShape[]) => some.map(({ id }) => id);
	expect(ids(underWay)).toEqual(["began-first", "began-last"]);
	expect(ids(scheduled)).toEqual(["soon", "later"]);
	expect(ids(ended)).toEqual(["cancelled", "ended-last", "ended-first"]);
});

test("a stop is done when somebody was there or need not be, and the next is the one that is due first", () => {
	const stops = [
		...[stop("a", -20, "late"), stop("b", -10, "missed"), stop("c", 20, "pending"), stop("d", 10, "pending")],
		...[stop("e", -5, "excused"), stop("f", -1, "out-of-order")],
	];
	expect(progressOf({ stops })).toEqual({ done: 3, all: 6, missed: 1 });
	expect(nextStop({ stops })?.checkpoint).toBe("d");
	expect(nextStop({ stops: [stop("a", -20, "missed")] })).toBeUndefined();
});
