import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { Round } from "../../model/objects/round.ts";

/**
 * Incidents that are history, their alarms, and rounds that have ended, by id: what is done about them later (reopened, reviewed, a police outcome)
 * begins with what they were. The journal reads them from its rows; a state that stands alone keeps them.
 */
export interface ClosedObjects {
	incident(id: string): Incident | undefined;
	alarm(id: string): Alarm | undefined;
	/** A round that has ended: what is uploaded later is judged by it. */
	round(id: string): Round | undefined;
}

/** The same, moved on with the state. */
export interface MutableClosedObjects extends ClosedObjects {
	keep(incident: Incident): void;
	forget(incident: string): void;
	keepAlarm(alarm: Alarm): void;
	keepRound(round: Round): void;
}

export class ClosedObjectsInMemory implements MutableClosedObjects {
	readonly #incidents = new Map<string, Incident>();
	readonly #alarms = new Map<string, Alarm>();
	readonly #rounds = new Map<string, Round>();

	incident(id: string): Incident | undefined {
		return this.#incidents.get(id);
	}

	alarm(id: string): Alarm | undefined {
		return this.#alarms.get(id);
	}

	keep(incident: Incident): void {
		this.#incidents.set(incident.id, incident);
	}

	forget(incident: string): void {
		this.#incidents.delete(incident);
	}

	keepAlarm(alarm: Alarm): void {
		this.#alarms.set(alarm.id, alarm);
	}

	round(id: string): Round | undefined {
		return this.#rounds.get(id);
	}

	keepRound(round: Round): void {
		this.#rounds.set(round.id, round);
	}
}
