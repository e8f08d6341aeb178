import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Shift } from "../model/shift.ts";

/** Watches that may stand open at once: one, and what a mended journal may hold beside it. */
const OPEN_AT_MOST = 10;

/** Who is on duty now, as the journal says. */
export interface Duty {
	/** True of the operator of a watch that runs, of who stands in, and of its guards. */
	has(user: string): boolean;
	/** Calls `listener` with each operator whose watch has ended, and who keeps no other. */
	onOver(listener: (operator: string) => void): void;
	/** Calls `listener` with each person who was on duty and is no more: operator, stand-in or guard. */
	onLeft(listener: (user: string) => void): void;
}

/** Follows the watches of the guard room from here on. */
export async function followDuty(journal: Pick<Journal, "follow">, reader: Pick<Reader, "objects">): Promise<Duty> {
	const running = new Map<string, Shift>();
	const listeners: ((operator: string) => void)[] = [];
	const leftListeners: ((user: string) => void)[] = [];
	const everybody = () => new Set([...running.values()].flatMap(peopleOn));
	const has = (user: string) => [...running.values()].some((shift) => isOn(shift, user));
	/** What changed while the rows are read: of that they are older. */
	let heard: Set<string> | undefined = new Set();
	journal.follow(({ changed }) => {
		if (!changed.some(({ kind }) => kind === "shift")) return;
		const before = everybody();
		const left: string[] = [];
		for (const one of changed) {
			if (one.kind !== "shift") continue;
			heard?.add(one.id);
			const was = running.get(one.id);
			if ("value" in one && one.value.endedAt === undefined) running.set(one.id, one.value);
			else if (running.delete(one.id) && was) left.push(was.operator);
		}
		for (const user of before) if (!has(user)) for (const listener of leftListeners) listener(user);
		for (const operator of left) if (!has(operator)) for (const listener of listeners) listener(operator);
	});
	const { items } = await reader.objects("shift", { open: true, limit: OPEN_AT_MOST, order: "desc" });
	for (const shift of items) if (!heard.has(shift.id)) running.set(shift.id, shift);
	heard = undefined;
	return {
		has,
		onOver(listener) {
			listeners.push(listener);
		},
		onLeft(listener) {
			leftListeners.push(listener);
		},
	};
}

function isOn(shift: Shift, user: string): boolean {
	return peopleOn(shift).includes(user);
}

function peopleOn({ operator, away, guards }: Shift): readonly string[] {
	const standIn = away?.acceptedAt === undefined ? [] : [away.standIn];
	return [operator, ...guards.map(({ guard }) => guard), ...standIn];
}
