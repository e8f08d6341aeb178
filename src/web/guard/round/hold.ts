import { useRef } from "preact/hooks";
import type { Held } from "../queue/act.ts";
import { oneAtATime } from "../queue/one-at-a-time.ts";
import { held, notKept, vault } from "../state.ts";
import { sync } from "../sync.ts";
import { askToSend } from "../worker/register.ts";

const FELT_MS = 120;

/**
 * Holds what was done, shows it, and has it sent as soon as there is a network. Undefined: the phone could not keep it,
 * which is said; nothing is shown as done then.
 */
async function hold(make: (n: number) => Held["act"], photo?: Uint8Array): Promise<Held | undefined> {
	const open = vault.peek();
	if (!open) throw new Error("nobody is signed in on this phone");
	try {
		const done = await open.hold(make, photo);
		notKept.value = undefined;
		if (vault.peek() === open) held.value = [...held.peek(), done];
		navigator.vibrate?.(FELT_MS);
		askToSend();
		void sync();
		return done;
	} catch (error) {
		// A full phone, or one that fails: whoever stands before it must know, and tells the guard room by radio.
		notKept.value = error instanceof Error ? error.name : String(error);
		return undefined;
	}
}

export type Hold = typeof hold;

/** Something that a guard does and that is held; only by this way is anything, so that no second touch does it twice. */
export function useHolding<Said extends readonly unknown[]>(
	act: (hold: Hold, ...said: Said) => Promise<unknown>,
): (...said: Said) => void {
	const latest = useRef(act);
	latest.current = act;
	return useRef(oneAtATime((...said: Said) => latest.current(hold, ...said))).current;
}
