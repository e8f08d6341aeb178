import { NEAR_MS } from "./clock.ts";

const DAY_MS = 24 * 3_600_000;

/** What the journal knows of time when the hub starts. */
export interface LastKnown {
	/** The newest entry's time, epoch ms; 0 where there is none. */
	readonly lastAt: number;
	/** A hub ran on this folder before; commands alone say nothing of when it was installed. */
	readonly ran: boolean;
	/** The clock was suspect when the last hub ended. */
	readonly suspect: boolean;
}

/** Whether a machine's clock can be right that says `wall`, so long (ms) after the hub was started. */
export function isPlausible(wall: number, { lastAt, ran }: LastKnown, uptime = 0): boolean {
	if (lastAt === 0) return true;
	return wall >= lastAt - NEAR_MS && (!ran || wall <= lastAt + DAY_MS + uptime);
}

/** Whether the hub may start by the machine's clock, or must doubt it. */
export function startOf(wall: number, known: LastKnown): "believed" | "doubted" {
	return isPlausible(wall, known) && !known.suspect ? "believed" : "doubted";
}
