import type { IncidentShape } from "../../../contract/shapes.ts";

type Placed = Pick<IncidentShape, "zones">;

/** The incidents with those first that lie where this one does, then those beside it; otherwise in the order given. */
export function nearFirst<T extends Placed>(
	{ zones }: Placed,
	others: readonly T[],
	neighbours: (zone: string) => readonly string[],
): readonly T[] {
	const here = new Set(zones);
	const beside = new Set(zones.flatMap(neighbours));
	const far = (one: T) =>
		one.zones.some((zone) => here.has(zone)) ? 0 : one.zones.some((zone) => beside.has(zone)) ? 1 : 2;
	return others.toSorted((a, b) => far(a) - far(b));
}
