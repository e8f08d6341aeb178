import type { Watch } from "./watch.ts";

/** The two who relieve each other. */
const OPERATORS = ["li", "wang"] as const;
/** Whoever is asked for a key presses it after this. */
const ANSWERS_AFTER_MS = 15_000;

/** Sees to it that somebody is signed on: signs on with the page open, is relieved in time, and shows a key at night. */
export function keepWatch(watch: Watch, now: number): void {
	const { shift } = watch;
	const say = (who: string, type: string, data: Record<string, unknown> = {}) =>
		watch.append({ source: `user:${who}`, type, at: now, receivedAt: now, data });
	const comes = (who: string, type: string) => {
		const data = { user: who, sound: true };
		watch.append({ source: "hub", type: "console.attended", at: now, receivedAt: now, data });
		say(who, type);
	};
	const [one, other] = OPERATORS;
	if (!shift) comes(one, "shift.signed-on");
	else if (now >= shift.endsAt) comes(shift.operator === one ? other : one, "shift.taken-over");
	else if (shift.asked && now - shift.asked.at >= ANSWERS_AFTER_MS) say(shift.operator, "shift.present");
}
