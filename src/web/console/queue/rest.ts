import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";

/** Why an incident waits. */
export interface Quiet {
	readonly why: "shelved" | NonNullable<AlarmShape["suppressed"]>;
	readonly until?: string;
	readonly by?: string;
	readonly unconfirmed?: true;
}

export interface Rests {
	readonly quiet?: Quiet;
	/** One of its alarms comes so often that it no longer sounds each time: somebody has to watch there. */
	readonly unguarded: boolean;
}

/** How an incident's alarms are kept from sounding: by the first of them that will sound again, if all are. */
export function restOf(incident: IncidentShape, alarms: ReadonlyMap<string, AlarmShape>): Rests {
	const known = incident.alarms.flatMap((id) => alarms.get(id) ?? []);
	const unguarded = known.some(({ chattering }) => chattering === true);
	if (!incident.quiet) return { unguarded };
	const quiets = known.flatMap((alarm) => quietOf(alarm) ?? []);
	const soonest = quiets.toSorted((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9"))[0];
	return { unguarded, quiet: soonest ?? { why: "shelved" } };
}

function quietOf({ shelved, suppressed }: AlarmShape): Quiet | undefined {
	if (shelved) {
		const { until, by, unconfirmed } = shelved;
		return { why: "shelved", until, by, ...(unconfirmed && { unconfirmed }) };
	}
	return suppressed && { why: suppressed };
}

/** How many sources besides the first confirm it. */
export function sourcesMore(incident: IncidentShape, alarms: ReadonlyMap<string, AlarmShape>): number {
	const sources = new Set(incident.alarms.flatMap((id) => alarms.get(id)?.source ?? []));
	return Math.max(1, sources.size - 1);
}
