import type { IncidentShape } from "../../contract/shapes.ts";

/** What a person has just done to an incident, shown before the hub has said so. */
export interface Hoped {
	/** The `rev` it was done to; anything newer from the hub replaces the hope. */
	readonly rev: number;
	readonly change: Partial<Pick<IncidentShape, "state" | "owner" | "verified" | "cause" | "resolvedAt">>;
}

export type Hopes = ReadonlyMap<string, Hoped>;

/** The incident as it should be shown: with what was just done to it, unless the hub has said something newer. */
export function hopeful(incident: IncidentShape, hopes: Hopes): IncidentShape {
	const hope = hopes.get(incident.id);
	return hope && incident.rev <= hope.rev ? { ...incident, ...hope.change } : incident;
}

/** The hopes with one more. */
export function withHope(hopes: Hopes, id: string, hope: Hoped): Hopes {
	return new Map(hopes).set(id, hope);
}

/** The hopes without this one, because the hub refused it. */
export function withoutHope(hopes: Hopes, id: string): Hopes {
	const left = new Map(hopes);
	left.delete(id);
	return left;
}
