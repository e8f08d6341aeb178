import { BUDGETS, type Reached } from "../model/budgets.ts";
import type { Log } from "../model/log.ts";

const MINUTE_MS = 60_000;
/** More reasons than the hub has; beyond them all are one. */
const REASONS_MAX = 500;
const OTHER = "others";

type Level = "info" | "warn" | "error";

interface Written {
	readonly level: Level;
	/** Lines in this minute, written or not. */
	lines: number;
}

/** A log in which no reason fills the disk, and what to call when the hub closes. */
export interface BoundedLog {
	readonly log: Log;
	/** Says what was left out until now. */
	close(): void;
}

/**
 * The same log, with so many lines of one reason a minute; then one line with the number of those that were left out. The
 * reason is a line's own words without what it is about: whoever causes lines, with a name or without, fills no disk and
 * hides no other reason. Children share what their parent has written.
 */
export function boundLog(log: Log, reached: Reached): BoundedLog {
	let written = new Map<string, Written>();
	let minute: NodeJS.Timeout | undefined;
	const end = () => {
		clearTimeout(minute);
		minute = undefined;
		for (const [reason, { level, lines }] of written) {
			const more = lines - BUDGETS["log-lines"].limit;
			if (more > 0) log[level]({ more }, `${reason}: and ${more} more within a minute`);
		}
		written = new Map();
	};
	/** Whether there is room for one more line of this reason. */
	const hasRoom = (level: Level, reason: string): boolean => {
		minute ??= setTimeout(end, MINUTE_MS).unref();
		const key = written.has(reason) || written.size < REASONS_MAX ? reason : OTHER;
		const known = written.get(key) ?? { level, lines: 0 };
		written.set(key, known);
		known.lines++;
		if (known.lines <= BUDGETS["log-lines"].limit) return true;
		reached["log-lines"]++;
		return false;
	};
	const write =
		(to: Log, level: Level) =>
		(...line: readonly unknown[]): void => {
			const [reason = "an error"] = line.filter((one) => typeof one === "string");
			if (hasRoom(level, reason)) Reflect.apply(to[level], to, line);
		};
	const bounded = (to: Log): Log => ({
		debug: (...line: readonly unknown[]) => Reflect.apply(to.debug, to, line),
		info: write(to, "info"),
		warn: write(to, "warn"),
		error: write(to, "error"),
		fatal: (...line: readonly unknown[]) => Reflect.apply(to.fatal, to, line),
		child: (bindings) => bounded(to.child(bindings)),
	});
	return { log: bounded(log), close: end };
}
