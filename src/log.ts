import type { Logger } from "pino";

/** The hub's log: JSON lines, or readable ones on a terminal. */
export type Log = Pick<Logger, "info" | "warn" | "error" | "fatal" | "debug" | "child">;
