import { effect, signal } from "@preact/signals";
import type { EntryShape } from "../../../contract/shapes.ts";
import { linkState, onEntries } from "../../app/follow.ts";
import { merged } from "../../app/history.ts";
import { readEntries } from "../../app/list-page.ts";
import { askedMoment } from "../selection.ts";

/** The tape remembers so many of the newest entries; the journal holds the rest. */
const MOST = 500;

export const log = signal<readonly EntryShape[]>([]);
/** Entries that came in commits too large to be shown whole. */
export const skipped = signal(0);
/** The entries as they stood when somebody stopped the tape; undefined while it runs. */
export const stopped = signal<readonly EntryShape[] | undefined>(undefined);

export function pauseOrRun(): void {
	askedMoment.value = undefined;
	stopped.value = stopped.value ? undefined : log.value;
}

/** So much of what came after the moment is shown with it, ms. */
const AFTER_MS = 60_000;

/** Stops the tape at the moment that an address names, with a minute of what came after it. Gives back how to stop. */
export function showMoment(): () => void {
	return effect(() => {
		const at = askedMoment.value;
		if (at === undefined) return;
		stopped.value = [];
		const to = new Date(at + AFTER_MS).toISOString();
		readEntries({ to }, MOST).then(
			(entries) => {
				if (askedMoment.peek() === at) stopped.value = entries;
			},
			() => undefined,
		);
	});
}

/**
 * Runs the tape: what the journal held last, then what comes. The feed tells entries only as they are committed, so
 * whenever the link is there again the journal is asked for those that came meanwhile. Gives back how to stop.
 */
export function runTape(): () => void {
	let waiting: EntryShape[] = [];
	let due: ReturnType<typeof setTimeout> | undefined;
	const print = () => {
		due = undefined;
		log.value = merged(log.value, waiting, MOST);
		waiting = [];
	};
	const add = (entries: readonly EntryShape[]) => {
		waiting.push(...entries);
		due ??= setTimeout(print, 100);
	};
	const caughtUp = effect(() => {
		if (linkState.value !== "live") return;
		// What can't be read now is read with the next link; the tape is never the only place that shows it.
		readEntries({}, MOST).then(add, () => undefined);
	});
	const stop = onEntries((events, left) => {
		skipped.value += left;
		add(events);
	});
	return () => {
		caughtUp();
		stop();
		clearTimeout(due);
	};
}
