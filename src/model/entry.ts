import type { Outcome } from "./outcome.ts";

/** Who says so: a device by its id, a person by the user's name, or the hub by its own clock and reckoning. */
export type Source = `device:${string}` | `user:${string}` | "hub";

/** What is about to enter the journal. Times are epoch milliseconds UTC. */
export interface Draft {
	readonly source: Source;
	/** `kind.what-happened` of a device, `noun.past-participle` of a person or the hub. */
	readonly type: string;
	/** Unique within its source; `[A-Za-z0-9._-]{1,64}`, kept byte for byte as the source wrote it. */
	readonly id: string;
	/** The source's own clock: shown, and decides only for entries marked `late`. */
	readonly at: number;
	/** The hub's clock, never running backwards: the engine's time. */
	readonly receivedAt: number;
	readonly zone?: string;
	/** Already parsed by the schema of its type. */
	readonly data: Readonly<Record<string, unknown>>;
	/** `at` and `receivedAt` differ by more than five minutes without the device's word that it is late. */
	readonly clockSkew?: true;
	/** The device gave no time that can be read: `at` is `receivedAt`. */
	readonly noTime?: true;
	/** The device kept it while it had no link. */
	readonly late?: true;
	/** The state as it is now, said at (re)connection; not a change. */
	readonly initial?: true;
}

/** One line of the journal: what happened, who says so, and when. `seq` rises by one. */
export interface Entry extends Draft {
	readonly seq: number;
}

/** An entry as it is read back: with the engine's reasons, and the incident it belongs to. */
export interface RecordedEntry extends Entry {
	readonly outcomes: readonly Outcome[];
	readonly incident?: string;
	/** Its data was erased by rule; the chain still holds over the data's hash. */
	readonly erased?: true;
	/** The type of the earlier report of the same source that its data names by `eventId`: what hides one hides the other. */
	readonly refersTo?: string;
}

/** The device that an entry of the hub's own is about, as its data names it: the bare id. */
export function namedDevice({ data }: Pick<Draft, "data">): string | undefined {
	return typeof data.device === "string" ? data.device : undefined;
}

/** The id of the timer that the entry came of; undefined where it came of none. */
export function timerOf({ data }: Pick<Draft, "data">): string | undefined {
	return typeof data.timer === "string" ? data.timer : undefined;
}

/** The id of a report of the same source that the entry is about, as its data names it. */
export function namedReport({ data }: Pick<Draft, "data">): string | undefined {
	return typeof data.eventId === "string" ? data.eventId : undefined;
}

/** The bare device id of a `device:` source, or undefined for a person or the hub. */
export function deviceOf(source: string): string | undefined {
	return source.startsWith("device:") ? source.slice("device:".length) : undefined;
}
