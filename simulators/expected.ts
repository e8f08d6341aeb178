import type { Incident } from "../src/model/incident.ts";
import type { Priority } from "../src/model/priority.ts";

/** One incident that must be there at the end. What is left out is not looked at. */
export interface ExpectedIncident {
	readonly type: string;
	readonly priority: Priority;
	readonly zone?: string;
	readonly unit?: string;
	readonly state?: Incident["state"];
	readonly corroborated?: boolean;
	/** How many alarms it holds. */
	readonly alarms?: number;
	/** Whether it waits, because all in it is kept from sounding. */
	readonly quiet?: boolean;
	/** How many reports were counted in it. */
	readonly events?: number;
	/** Whether a flood put it into a group of the queue. */
	readonly grouped?: boolean;
}

/** What an operator does meanwhile, so many seconds (simulated) after the start. */
export type OperatorStep = { readonly at: number } & (
	| {
			/** Takes the newest incident of that type and zone. */
			readonly acknowledges: { readonly type: string; readonly zone: string };
	  }
	| {
			/** Begins a walk test of a wall or a building. */
			readonly tests: string;
	  }
);

/** What the hub must make of a scenario. */
export interface Expected {
	readonly incidents: readonly ExpectedIncident[];
	/** Incident types that must not appear. */
	readonly never?: readonly string[];
	/** Incidents that nobody named may be there too. Default: none may. */
	readonly others?: true;
	readonly operator?: readonly OperatorStep[];
}

/** Who sits at the desk is no part of what happens in the compound: a story need not name it. */
const OF_THE_DESK = "guard-room.unattended";

/** What `checkExpected` has to know of an incident; the model's and the API's shape both have it. */
export type SeenIncident = Pick<Incident, "id" | "type" | "priority" | "state" | "corroborated"> & {
	/** Incidents folded into this one. */
	readonly merged?: readonly string[] | undefined;
	readonly quiet?: true | undefined;
	readonly zone?: string | undefined;
	readonly unit?: string | undefined;
	readonly alarms: readonly string[];
	readonly eventCount?: number | undefined;
	readonly group?: string | undefined;
};

/**
 * What is not as expected, a sentence each; nothing when all is. Each incident stands for one expectation at most; one
 * that was folded into another stands for none.
 */
export function checkExpected(expected: Expected, all: readonly SeenIncident[]): string[] {
	const folded = new Set(all.flatMap(({ merged = [] }) => merged));
	const seen = all.filter(({ id }) => !folded.has(id));
	const left = [...seen];
	const wrong: string[] = [];
	for (const wanted of expected.incidents) {
		const at = left.findIndex((incident) => fits(wanted, incident));
		if (at >= 0) left.splice(at, 1);
		else
			wrong.push(`expected ${inWords(wanted)}; there is ${seen.map(seenInWords).join("; ") || "no incident at all"}`);
	}
	for (const incident of seen) {
		if (expected.never?.includes(incident.type)) wrong.push(`must never appear: ${seenInWords(incident)}`);
	}
	if (!expected.others) {
		const unnamed = left.filter(({ type }) => type !== OF_THE_DESK);
		wrong.push(...unnamed.map((incident) => `nobody expected ${seenInWords(incident)}`));
	}
	return wrong;
}

function fits(wanted: ExpectedIncident, { alarms, eventCount, group, ...incident }: SeenIncident): boolean {
	const { alarms: count, quiet, events, grouped, ...rest } = wanted;
	return (
		(count === undefined || alarms.length === count) &&
		(quiet === undefined || quiet === (incident.quiet === true)) &&
		(events === undefined || eventCount === events) &&
		(grouped === undefined || (group !== undefined) === grouped) &&
		Object.entries(rest).every(([key, value]) =>
			Object.entries(incident).some(([has, is]) => has === key && is === value),
		)
	);
}

function inWords(incident: ExpectedIncident): string {
	const { type, priority, zone, unit, state, corroborated, alarms, quiet, events, grouped } = incident;
	return [
		`${priority} ${type}`,
		zone !== undefined && `in ${zone}`,
		unit !== undefined && `of ${unit}`,
		state,
		corroborated !== undefined && (corroborated ? "corroborated" : "not corroborated"),
		alarms !== undefined && `${alarms} alarm${alarms === 1 ? "" : "s"}`,
		quiet !== undefined && (quiet ? "waiting" : "not waiting"),
		events !== undefined && `${events} report${events === 1 ? "" : "s"}`,
		grouped !== undefined && (grouped ? "grouped" : "not grouped"),
	]
		.filter((part) => part)
		.join(", ");
}

function seenInWords(incident: SeenIncident): string {
	const { type, priority, zone, unit, state, corroborated, alarms, quiet, eventCount, group } = incident;
	return inWords({
		type,
		priority,
		state,
		corroborated,
		alarms: alarms.length,
		...(zone !== undefined && { zone }),
		...(unit !== undefined && { unit }),
		...(quiet && { quiet }),
		...(eventCount !== undefined && eventCount > alarms.length && { events: eventCount }),
		...(group !== undefined && { grouped: true }),
	});
}
