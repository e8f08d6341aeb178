import type { Logger } from "pino";

/** The hub's log: JSON lines, or readable ones on a terminal. */
export interface Log extends Pick<Logger, "info" | "warn" | "error" | "fatal" | "debug"> {
	/** The same, with something said in every line. */
	child(bindings: Readonly<Record<string, unknown>>): Log;
}
