import type { Incident } from "../model/incident.ts";

/**
 * Incidents that are history, by id: what is done about them later (reopened, reviewed, a police outcome) begins with
 * what they were. The journal reads them from its rows; a state that stands alone keeps them.
 */
export interface Past {
	incident(id: string): Incident | undefined;
}

/** The same, moved on with the state. */
export interface LivingPast extends Past {
	keep(incident: Incident): void;
	forget(id: string): void;
}

export class KeptPast implements LivingPast {
	readonly #incidents = new Map<string, Incident>();

	incident(id: string): Incident | undefined {
		return this.#incidents.get(id);
	}

	keep(incident: Incident): void {
		this.#incidents.set(incident.id, incident);
	}

	forget(id: string): void {
		this.#incidents.delete(id);
	}
}
