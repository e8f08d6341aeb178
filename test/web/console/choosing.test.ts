import fc from "fast-check";
import { expect, test } from "vitest";
import { toPutInHand } from "../../../src/web/console/choosing.ts";
import { activeQueue } from "../../../src/web/console/queue/order.ts";
import { anIncident } from "../some.ts";

const incidents = fc
	.uniqueArray(
		fc.record({
			id: fc.integer({ min: 1, max: 60 }).map((n) => `inc-${n}`),
			priority: fc.constantFrom("critical", "high", "medium", "low" as const),
			state: fc.constantFrom("open", "acknowledged", "dispatched", "resolved" as const),
			life: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
			minute: fc.integer({ min: 0, max: 59 }),
			quiet: fc.constantFrom(true, undefined, undefined),
		}),
		{ selector: ({ id }) => id, maxLength: 30 },
	)
	.map((all) =>
		all.map(({ id, priority, state, life, minute, quiet }) =>
			anIncident({
				...{ id, priority, state },
				openedAt: new Date(Date.UTC(2026, 10, 23, 18, minute)).toISOString(),
				...(life !== undefined && { life }),
				...(quiet && { quiet }),
			}),
		),
	);
const chosen = fc.option(
	fc.record({ id: fc.integer({ min: 1, max: 60 }).map((n) => `inc-${n}`), byItself: fc.boolean() }),
	{ nil: undefined },
);
const RANK = ["critical", "high", "medium", "low"];

test("a selection that nobody made never stands before anything more urgent; one that a person made always stays", () => {
	fc.assert(
		fc.property(incidents, chosen, (all, before) => {
			const queue = activeQueue(all);
			const next = toPutInHand(before, queue);
			if (before && !before.byItself) {
				expect(next).toBeUndefined();
				return;
			}
			const inHand = queue.find(({ id }) => id === (next ?? before?.id));
			const waiting = queue.filter(({ state }) => state === "open");
			if (waiting.length === 0) {
				expect(next).toBeUndefined();
				return;
			}
			expect(inHand?.state).toBe("open");
			const best = Math.min(...waiting.map(({ priority }) => RANK.indexOf(priority)));
			expect(RANK.indexOf(inHand?.priority ?? "")).toBe(best);
		}),
	);
});

test("a newcomer of the same urgency does not take what is being read away", () => {
	const [first, second] = [anIncident({ id: "a" }), anIncident({ id: "b", openedAt: "2026-11-23T18:00:00.000Z" })];
	expect(toPutInHand({ id: "a", byItself: true }, activeQueue([first, second]))).toBeUndefined();
	const smoke = anIncident({ id: "c", priority: "critical", life: 2 });
	const panic = anIncident({ id: "d", priority: "critical", life: 1 });
	expect(toPutInHand({ id: "c", byItself: true }, activeQueue([first, smoke, panic]))).toBe("d");
});
