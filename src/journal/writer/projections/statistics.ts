import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { State } from "../../../engine/kernel/state.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Site } from "../../../model/site.ts";
import type { Connection } from "../../store/connect.ts";
import { ChainTestRows } from "../statistics/chain-test-rows.ts";
import { IncidentRows } from "../statistics/incident-rows.ts";
import { RoundRows } from "../statistics/round-rows.ts";
import { Soundings } from "../statistics/soundings.ts";
import { Times } from "../statistics/times.ts";
import { defineProjection, type Projection } from "./define-projection.ts";

/** Keeps what the figures are made of. */
class Statistics implements Projection {
	readonly #incidents: IncidentRows;
	readonly #rounds: RoundRows;
	readonly #chainTests: ChainTestRows;
	readonly #soundings: Soundings;
	readonly #times: Times;

	constructor(db: Connection) {
		this.#incidents = new IncidentRows(db);
		this.#rounds = new RoundRows(db);
		this.#chainTests = new ChainTestRows(db);
		this.#soundings = new Soundings(db);
		this.#times = new Times(db);
	}

	apply(entry: Entry, decision: Accepted, before: State, site: Site | undefined): void {
		if (!site) throw new Error("figures follow from what was judged, and nobody has judged");
		this.#times.apply(entry, decision, before);
		if (decision.changes.length === 0) return;
		this.#incidents.apply(entry, decision, { before, site });
		this.#rounds.apply(decision);
		this.#chainTests.apply(decision);
		this.#soundings.apply(entry, decision, before);
	}

	flush(): void {
		this.#incidents.flush();
		this.#rounds.flush();
		this.#chainTests.flush();
		this.#soundings.flush();
		this.#times.flush();
	}

	reload(): void {
		this.#incidents.reload();
		this.#rounds.reload();
		this.#chainTests.reload();
		this.#soundings.reload();
		this.#times.reload();
	}
}

/** What happened, where, when and how fast it was answered, as figures are made of it: they outlive the entries. */
export const statistics = defineProjection({
	name: "statistics",
	tables: [
		...["statistics_incident", "statistics_sounding", "statistics_standing", "statistics_flood"],
		...["statistics_silence", "statistics_device", "statistics_test", "statistics_bypass", "statistics_gap"],
		...["statistics_began", "statistics_round", "statistics_chain_test"],
	],
	from: "decisions",
	open: (db) => new Statistics(db),
});
