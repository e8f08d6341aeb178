import type { IncidentShape } from "../../../contract/shapes.ts";
import type { DeliveryShape } from "../../../contract/work-shapes.ts";
import { deliveriesOf } from "../deliveries/list.ts";

/** Who reads the page. */
export interface Reader {
	readonly name: string;
	readonly role: string;
}

/** What somebody was told about an incident that nobody took. */
export interface ToldHere {
	/** The first time, and the last. */
	readonly first: string;
	readonly last: string;
	/** As far as the incident still lists them. */
	readonly times: number;
	/** Each way by which it was to reach them, with how far it has come; by a way several times: the newest. */
	readonly ways: readonly Pick<DeliveryShape, "channel" | "state">[];
}

/** When, and by which ways, this reader was told that nobody takes the incident; undefined: they were not. */
export function toldHere(
	incident: Pick<IncidentShape, "id" | "told">,
	{ name, role }: Reader,
	deliveries: ReadonlyMap<string, DeliveryShape>,
): ToldHere | undefined {
	// Where the shift knows no names, all on duty are whoever reads it.
	const mine = (incident.told ?? []).filter(
		({ who, to }) => who === role || (to ? to.includes(name) : who === "on-duty"),
	);
	const [first, last] = [mine[0], mine.at(-1)];
	if (!first || !last) return undefined;
	const sent = deliveriesOf([], deliveries, { incident: incident.id }).filter(
		({ about, to }) => about === "told-on" && (to === role || to === name || to === "on-duty"),
	);
	const newest = new Map(sent.toReversed().map(({ channel, state }) => [channel, { channel, state }]));
	return { first: first.at, last: last.at, times: mine.length, ways: [...newest.values()] };
}
