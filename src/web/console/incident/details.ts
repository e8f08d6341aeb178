import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { IncidentPanelShape, IncidentShape } from "../../../contract/shapes.ts";
import { call } from "../../app/api.ts";
import { opened } from "../selection.ts";
import { type Agency, agencyOf, type Procedure, type Step } from "./procedure.ts";

export interface Details {
	readonly incident: IncidentShape;
	readonly procedure?: Procedure;
	readonly book: readonly Agency[];
	/** What may be done to it as it is, and why not; unknown until the hub has said so. */
	readonly allowed?: IncidentPanelShape["allowed"];
	/** Discreet, and not yet opened by the person here: its place is not known to this page. */
	readonly sealed: boolean;
}

/**
 * The answer about the incident in hand, with what only asking for one gives: the written procedure, and the agencies'
 * numbers with what to read to them; there is never more than one, and it goes when another is taken in hand. */
const asked = signal<IncidentPanelShape | undefined>(undefined);

/** The incident with all that is known of it here. */
export function detailsOf(incident: IncidentShape): Details {
	const found = asked.value?.id === incident.id ? asked.value : undefined;
	const sealed = isSealed(incident);
	if (!found || sealed) return { incident, book: [], sealed };
	return {
		incident: incident.discreet ? revealed(incident, found) : incident,
		...(found.procedure && { procedure: found.procedure }),
		book: found.agencyTexts ?? [],
		...(allowedBy(found) === allowedBy(incident) && { allowed: found.allowed }),
		sealed,
	};
}

/** What decides what is allowed on it: the hub's word on an incident as it was before holds no more. */
function allowedBy({ state, owner, transfer, held, alarms }: IncidentShape): string {
	return JSON.stringify([state, owner, transfer?.to, held !== undefined, alarms.length]);
}

/** A step of the incident in hand by its id, so that the journal can say which one was done. */
export function stepNamed(id: string): Step | undefined {
	const { procedure, extraSteps = [] } = asked.value ?? {};
	return [...(procedure?.steps ?? []), ...extraSteps].find((step) => step.id === id);
}

/** An agency of the site's book, as far as it has been asked for. */
export function agencyNamed(id: string): Agency | undefined {
	return agencyOf(asked.value?.agencyTexts ?? [], id);
}

/** To look at a discreet incident is journalled: it is asked for only once a person has opened it, never by the page itself. */
function isSealed({ id, discreet }: IncidentShape): boolean {
	return discreet === true && opened.value !== id;
}

function revealed(
	incident: IncidentShape,
	{ type, words, zone, zones, unit, alarms, related, detail }: IncidentPanelShape,
) {
	return { ...incident, type, words, zone, zones, unit, alarms, related, detail };
}

/** Asks for the whole incident while it is in hand: anew when what decides its procedure, its place or what is allowed has changed. */
export function useDetails(incident: IncidentShape): void {
	const { id, rev, discreet, type, priority, zones, extraSteps } = incident;
	const sealed = isSealed(incident);
	const changed = discreet ? rev : [type, priority, allowedBy(incident), zones.length, extraSteps?.length].join();
	useEffect(() => {
		if (sealed) return;
		let gone = false;
		call("GET /incidents/{id}", { params: { id } }).then(
			(found) => {
				if (!gone) asked.value = found;
			},
			() => undefined,
		);
		return () => {
			gone = true;
		};
	}, [id, sealed, changed]);
	useEffect(
		() => () => {
			asked.value = undefined;
		},
		[id],
	);
}
