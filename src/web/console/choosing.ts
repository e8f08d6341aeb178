import type { IncidentShape } from "../../contract/shapes.ts";
import { queueOrder } from "../../model/incident.ts";

interface Chosen {
	readonly id: string;
	/** Nobody made this selection: the console did. */
	readonly byItself: boolean;
}

/**
 * What the console puts in hand by itself, if anything: the first of the queue that nobody has taken. What a person chose
 * stays. What nobody chose yields: to anything more urgent, and once it is taken, quieted or closed, to whatever waits.
 */
export function toPutInHand(
	chosen: Chosen | undefined,
	queue: readonly Pick<IncidentShape, "id" | "state" | "priority" | "life">[],
): string | undefined {
	if (chosen && !chosen.byItself) return undefined;
	const next = queue.find(({ state }) => state === "open");
	if (!next || next.id === chosen?.id) return undefined;
	const now = chosen && queue.find(({ id }) => id === chosen.id);
	if (now?.state === "open" && !isMoreUrgent(next, now)) return undefined;
	return next.id;
}

type Urgent = Pick<IncidentShape, "priority" | "life" | "state">;

/** By the queue's order; which of two came first makes neither more urgent. */
function isMoreUrgent(one: Urgent, other: Urgent): boolean {
	return queueOrder(keyOf(one), keyOf(other)) < 0;
}

function keyOf({ priority, state, life }: Urgent) {
	return { priority, state, openedAt: 0, ...(life !== undefined && { life }) };
}
