import type { Incident } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";

/** Why whoever saw the incident at `seen` can't act on it: something is new there. What merely came again is none. */
export function newsAbove({ id, news = 0, rev }: Incident, seen: number): Problem | undefined {
	if (seen < news) {
		const detail = `incident ${id} has news at ${news}, after ${seen}, the rev that was seen`;
		return { code: "rang-again", detail };
	}
	if (seen > rev)
		return { code: "invalid", detail: `rev: found ${seen}, expected at most ${rev}, the incident's newest` };
	return undefined;
}
