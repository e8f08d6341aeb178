import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsToShow } from "../../../../src/web/console/queue/held.ts";
import { follow, inSight, unseen } from "../../../../src/web/console/queue/unseen.ts";
import { scrollTo } from "../../../../src/web/console/queue/window.ts";

const ROW = 84;
const ids = fc.uniqueArray(
	fc.integer({ min: 0, max: 99 }).map((n) => `inc-${n}`),
	{ maxLength: 60 },
);
const sights = fc.record({ top: fc.integer({ min: 0, max: 8_000 }), height: fc.integer({ min: ROW, max: 1_200 }) });

test("wherever the list stands and whatever it holds back, a critical is a row in sight or is named below it", () => {
	fc.assert(
		fc.property(ids, ids, fc.boolean(), sights, fc.func(fc.boolean()), (before, wanted, held, sight, isCritical) => {
			const criticals = wanted.filter(isCritical);
			const { rows } = rowsToShow(before, wanted, held);
			const named = unseen(criticals, rows, sight, ROW);
			for (const id of criticals) {
				const row = rows.indexOf(id);
				const half = row * ROW + ROW / 2;
				const seen = row >= 0 && half >= sight.top && half <= sight.top + sight.height;
				expect(named.includes(id)).toBe(!seen);
			}
		}),
	);
});

test("no row that the page brings into sight by itself takes a critical out of it", () => {
	fc.assert(
		fc.property(
			...[sights, fc.integer({ min: 0, max: 99 }), fc.boolean(), fc.array(fc.integer({ min: 0, max: 99 }))],
			(sight, selected, wasInSight, urgent) => {
				const wanted = scrollTo(selected, sight, ROW);
				const to = follow(wanted, { picked: false, wasInSight, urgent }, sight, ROW);
				if (to === undefined) return;
				const [now, then] = [inSight(sight, ROW), inSight({ ...sight, top: to }, ROW)];
				for (const row of urgent) {
					if (row >= now.from && row < now.to) expect(row >= then.from && row < then.to).toBe(true);
				}
			},
		),
	);
});

test("what a person chose is brought into sight; what was scrolled away by hand is let be", () => {
	const sight = { top: 0, height: 840 };
	expect(follow(924, { picked: true, wasInSight: false, urgent: [0] }, sight, ROW)).toBe(924);
	expect(follow(924, { picked: false, wasInSight: false, urgent: [] }, sight, ROW)).toBeUndefined();
	expect(follow(924, { picked: false, wasInSight: true, urgent: [] }, sight, ROW)).toBe(924);
	expect(follow(924, { picked: false, wasInSight: true, urgent: [0] }, sight, ROW)).toBeUndefined();
});
