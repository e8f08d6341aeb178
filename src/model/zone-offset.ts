import { Temporal } from "temporal-polyfill";

/** A time in which a zone's clocks are not moved: from when until before when (epoch ms; at its ends infinite). */
export interface Steady {
	readonly from: number;
	readonly until: number;
	/** What the clocks show minus UTC, in ms. */
	readonly offset: number;
}

/** What was looked up of each zone, the latest first: a look-up takes milliseconds, and nearly every question is about now. */
const known = new Map<string, Steady[]>();

/**
 * The time around an instant (epoch ms) in which the clocks of an IANA zone are not moved. Within it local time is plain
 * arithmetic; whatever is asked about a site's clocks is answered from here. A zone that nobody knows is a RangeError.
 */
export function steadyAt(at: number, zone: string): Steady {
	const of = known.get(zone) ?? [];
	const found = of.find(({ from, until }) => from <= at && at < until);
	if (found) return found;
	const looked = lookUp(at, zone);
	known.set(zone, [looked, ...of]);
	return looked;
}

function lookUp(at: number, zone: string): Steady {
	const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
	const next = there.getTimeZoneTransition("next");
	// The change before the very next millisecond: one that is at this instant has already been.
	const last = there.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
	return {
		from: last?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
		until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
		offset: there.offsetNanoseconds / 1_000_000,
	};
}
