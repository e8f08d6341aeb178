import { pino } from "pino";
import type { Log } from "../model/log.ts";

/** The hub's log on standard output: JSON lines, or readable ones on a terminal. */
export async function hubLog(level: string): Promise<{ readonly log: Log }> {
	if (!process.stdout.isTTY) return { log: pino({ level, base: null }, pino.destination({ dest: 1, sync: true })) };
	const { default: pretty } = await import("pino-pretty");
	return { log: pino({ level, base: null }, pretty({ colorize: true, ignore: "hostname,pid", sync: true })) };
}

/** Other commands answer on standard output, so their log goes to standard error, and only what matters. */
export function errorLog(): Log {
	return pino({ level: "warn", base: null }, pino.destination({ dest: 2, sync: true }));
}
