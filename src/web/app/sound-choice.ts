import type { IncidentShape } from "../../contract/shapes.ts";
import { isSounding } from "../../model/incident.ts";
import { higher, type Priority } from "../../model/priority.ts";

/** The longest a person may silence the console. */
export const MUTE_MS = 120_000;

/** Silenced until then, or until something rings that had not rung when it began. Times are the hub's, epoch ms. */
export interface Mute {
	readonly until: number;
	/** The newest ring (a journal `seq`) the person had heard. */
	readonly heard: number;
}

export type Sound = Priority | "stale" | "blind" | undefined;

interface Heard {
	readonly incidents: Iterable<IncidentShape>;
	readonly mute: Mute | undefined;
	readonly stale: boolean;
	/** The hub says that it is blind, and nobody has taken that. */
	readonly blind?: boolean;
	readonly now: number;
}

/**
 * What should sound now: the most urgent incident that nobody has acknowledged. Losing the hub sounds before all else,
 * and neither that nor a critical incident can be muted. A hub that is blind comes after what is critical, until somebody
 * takes its incident.
 */
export function soundFor({ incidents, mute, stale, blind = false, now }: Heard): Sound {
	if (stale) return "stale";
	let loudest: Priority | undefined;
	let newest = 0;
	for (const { priority, rang } of sounding(incidents)) {
		loudest = loudest ? higher(loudest, priority) : priority;
		newest = Math.max(newest, rang);
	}
	if (blind && loudest !== "critical") return "blind";
	if (loudest === undefined || loudest === "critical") return loudest;
	const muted = mute !== undefined && now < mute.until && newest <= mute.heard;
	return muted ? undefined : loudest;
}

/** Those that ask for a person by sound. */
export function sounding(incidents: Iterable<IncidentShape>): readonly IncidentShape[] {
	return [...incidents].filter(isSounding);
}

/** Silences what rings now, and nothing that rings later. */
export function muteNow(incidents: Iterable<IncidentShape>, now: number): Mute {
	let heard = 0;
	for (const { rang } of sounding(incidents)) heard = Math.max(heard, rang);
	return { until: now + MUTE_MS, heard };
}
