import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { read } from "../../kit/http.ts";

/**
 * The incident with its place and alarms also where it is discreet: those come only to the signed-in operator, on
 * asking, and are asked for anew each time it changes.
 */
export function useWhole(incident: IncidentShape): IncidentShape {
	const [asked, setAsked] = useState<IncidentShape | undefined>(undefined);
	const { id, rev, discreet } = incident;
	useEffect(() => {
		if (!discreet) return;
		let gone = false;
		read<IncidentShape>(`/incidents/${encodeURIComponent(id)}`).then(
			(found) => !gone && setAsked(found),
			() => undefined,
		);
		return () => {
			gone = true;
		};
	}, [id, rev, discreet]);
	if (!discreet || asked?.id !== id) return incident;
	const { type, words, zone, zones, unit, alarms, related, detail } = asked;
	return { ...incident, type, words, zone, zones, unit, alarms, related, detail };
}
