import type { Watch } from "./watch.ts";

/** The two who relieve each other. */
const OPERATORS = ["li", "wang"] as const;
/** Whoever is asked for a key presses it after this. */
const ANSWERS_AFTER_MS = 15_000;

/** Sees to it that somebody is signed on: signs on, is relieved in time, and shows a key at night. */
export function keepWatch(watch: Watch, now: number): void {
	const { shift } = watch;
	const say = (who: string, type: string, data: Record<string, unknown> = {}) =>
		watch.append({ source: `user:${who}`, type, at: now, receivedAt: now, data });
	const [one, other] = OPERATORS;
	if (!shift) say(one, "shift.signed-on");
	else if (now >= shift.endsAt) say(shift.operator === one ? other : one, "shift.taken-over");
	else if (shift.asked && now - shift.asked.at >= ANSWERS_AFTER_MS) say(shift.operator, "shift.present");
}
