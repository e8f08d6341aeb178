import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { Changed, State } from "../../../engine/kernel/state.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Incident } from "../../../model/incident.ts";
import type { Site } from "../../../model/site.ts";
import type { Connection } from "../../store/connect.ts";
import {
	alarmBefore,
	begunAt,
	type CountedIncident,
	countedAfter,
	countsOtherwise,
	isAct,
	sourceOf,
} from "./counted-incident.ts";

/** So many rows are remembered, so that a busy incident is not read again with each entry. */
const REMEMBERED = 2_000;

const COLUMNS = [
	...(["seq", "incident", "opened_at", "hour_of_week", "type", "kind", "zone", "unit", "priority", "source"] as const),
	...(["discreet", "drill", "resolved", "cause", "outcome", "guards", "acknowledge_ms"] as const),
	...(["acknowledge_target_ms", "act_ms", "act_target_ms", "arrive_ms", "arrive_target_ms", "resolve_ms"] as const),
	...(["agency_ms", "agency_target_ms", "volunteers", "volunteers_coming", "volunteers_cannot"] as const),
] satisfies readonly (keyof CountedIncident)[];

/** Keeps each incident as it counts: whatever changes about it later takes the place of what it counted as before. */
export class IncidentRows {
	readonly #known = new Map<string, CountedIncident | undefined>();
	readonly #dirty = new Set<string>();
	readonly #read;
	readonly #write;
	readonly #remove;

	constructor(db: Connection) {
		this.#read = db.prepare<[string], CountedIncident>("SELECT * FROM statistics_incident WHERE incident = ?");
		this.#write = db.prepare<CountedIncident>(
			`INSERT OR REPLACE INTO statistics_incident (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map((one) => `@${one}`).join(", ")})`,
		);
		this.#remove = db.prepare<[string]>("DELETE FROM statistics_incident WHERE incident = ?");
	}

	apply(entry: Entry, { changes }: Accepted, { before, site }: { readonly before: State; readonly site: Site }): void {
		for (const change of changes) {
			if (change.kind !== "incident") continue;
			if ("gone" in change) this.#put(change.id, undefined);
			else this.#take(entry, change, { changes, before, site });
		}
	}

	flush(): void {
		for (const id of this.#dirty) {
			const row = this.#known.get(id);
			if (row) this.#write.run(row);
			else this.#remove.run(id);
		}
		this.#dirty.clear();
		if (this.#known.size > REMEMBERED) this.#known.clear();
	}

	reload(): void {
		this.#known.clear();
		this.#dirty.clear();
	}

	#take(
		entry: Entry,
		{ id, value }: Extract<Changed<"incident">, { value: Incident }>,
		{ changes, before, site }: Pick<Accepted, "changes"> & { readonly before: State; readonly site: Site },
	): void {
		const incidentOf = (other: string) => before.incident.get(other) ?? before.past.incident(other);
		const was = incidentOf(id);
		if (!countsOtherwise(was, value) && !isAct(entry)) return;
		const former = this.#former(id);
		const source = sourceOf(value, (alarm) => {
			const changed = changes.find((one) => one.kind === "alarm" && one.id === alarm && "value" in one);
			if (changed?.kind === "alarm" && "value" in changed) return changed.value.source;
			return alarmBefore(before, alarm)?.source;
		});
		const counted = former && { ...former, begunAt: was ? begunAt(was, incidentOf) : former.opened_at };
		this.#put(id, countedAfter(entry, value, { former: counted, source, site, begunAt: begunAt(value, incidentOf) }));
	}

	#former(id: string): CountedIncident | undefined {
		if (!this.#known.has(id)) this.#known.set(id, this.#read.get(id));
		return this.#known.get(id);
	}

	#put(id: string, row: CountedIncident | undefined): void {
		this.#known.set(id, row);
		this.#dirty.add(id);
	}
}
