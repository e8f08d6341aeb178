import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import { urgency } from "../../../model/priority.ts";

/** The alarms of the incident of which something came after `seen`, the `rev` that somebody looked at: the most urgent first. */
export function cameSince(
	{ alarms: ids }: Pick<IncidentShape, "alarms">,
	alarms: ReadonlyMap<string, AlarmShape>,
	seen: number,
): readonly AlarmShape[] {
	return ids
		.flatMap((id) => alarms.get(id) ?? [])
		.filter(({ rev, acknowledged }) => rev > seen && !acknowledged)
		.sort((a, b) => urgency(a.priority) - urgency(b.priority) || b.rev - a.rev);
}
