import type { Site } from "../model/site.ts";
import type { Day } from "./calendar.ts";
import { type Filler, HOUR, MIN, S } from "./report.ts";
import { NEW_GUARD, watchOf } from "./roster.ts";

/** A round is begun every two hours. */
const EVERY_MS = 2 * HOUR;
const SHIFT_MS = 8 * HOUR;
/** From one checkpoint to the next. */
const STEP_MS = 4 * MIN;
/** The new guard's weeks: the first that he came, and by when he knew his way. */
const LEARNING = { month: 10, fromDate: 8, weeks: 6 } as const;

/** The rounds of a day: each checkpoint in its turn; now and then one is missed. A new guard is late, and misses more. */
export function letGuardsWalk({ site, random, happens }: Filler, day: Day, dayNo: number): void {
	for (let begins = day.from + 10 * MIN; begins < day.to; begins += EVERY_MS) {
		const shift = Math.min(2, Math.floor((begins - day.from) / SHIFT_MS));
		const { guards } = watchOf(dayNo, shift);
		site.routes.forEach(({ stops }, n) => {
			const guard = guards[(n + 1) % guards.length] ?? "zhao";
			const isNew = guard === NEW_GUARD && isLearning(day);
			let at = begins + random.between(0, 3) * MIN + (isNew ? random.between(9, 26) * MIN : 0);
			for (const { checkpoint: device } of stops) {
				at += STEP_MS * random.between(0.7, 1.2);
				if (at >= day.to || random.next() < (isNew ? 0.08 : 0.006)) continue;
				const method = random.next() < 0.8 ? "nfc" : "qr";
				happens.push({ at: Math.round(at / S) * S, device, type: "patrol.checkin", data: { guard, method } });
			}
		});
	}
}

function isLearning({ month, date }: Day): boolean {
	const days = (month - LEARNING.month) * 31 + date - LEARNING.fromDate;
	return days >= 0 && days < LEARNING.weeks * 7;
}

/** A checkpoint where something was found, by its turn. */
export function checkpointOf(site: Site, turn: number): string | undefined {
	const all = site.routes.flatMap(({ stops }) => stops.map(({ checkpoint }) => checkpoint));
	return all[turn % Math.max(1, all.length)];
}
