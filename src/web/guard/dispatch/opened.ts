import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { refused } from "./act.ts";
import type { Ongoing } from "./ongoing.ts";

/** The incident as this guard may see it: of a discreet one only what it is called, until they ask for it themselves. */
export function useOpened({ incident, dispatch }: Ongoing): { readonly incident: IncidentShape; open(): void } {
	const [whole, setWhole] = useState<IncidentShape>();
	const open = () => {
		api("GET /incidents/{id}", { params: { id: incident.id } }).then(setWhole, (error) => {
			refused.value = { dispatch: dispatch.id, why: reasonOf(error) };
		});
	};
	const isWhole = whole?.id === incident.id && whole.rev >= 0;
	return { incident: isWhole ? { ...whole, state: incident.state } : incident, open };
}
