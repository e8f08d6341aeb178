import type { DeliveryShape } from "../../../contract/work-shapes.ts";

/** It has not got through: it is tried again, or was given up. */
export function isFailing({ state }: Pick<DeliveryShape, "state">): boolean {
	return state === "failed" || state === "dead";
}

export interface Wanted {
	readonly incident?: string;
	readonly failing?: boolean;
}

/** What was read of the journal and what the feed has told since, each message once as it is now, the newest first. */
export function deliveriesOf(
	read: readonly DeliveryShape[],
	told: ReadonlyMap<string, DeliveryShape>,
	{ incident, failing = false }: Wanted,
): readonly DeliveryShape[] {
	const byId = new Map(read.map((one) => [one.id, one]));
	for (const one of told.values()) {
		const known = byId.get(one.id);
		if (!known || known.rev <= one.rev) byId.set(one.id, one);
	}
	return [...byId.values()]
		.filter((one) => (incident === undefined || one.incident === incident) && (!failing || isFailing(one)))
		.sort((a, b) => Date.parse(b.since) - Date.parse(a.since) || b.rev - a.rev);
}
