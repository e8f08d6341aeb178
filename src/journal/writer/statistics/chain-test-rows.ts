import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { Connection } from "../../store/connect.ts";

/** Keeps each test of the escalation chain once it is over: how soon a person confirmed it, or that nobody did. */
export class ChainTestRows {
	readonly #over = new Map<string, readonly [begin: number, target: number, confirm: number | null]>();
	readonly #write;

	constructor(db: Connection) {
		this.#write = db.prepare<[string, number, number, number | null]>(
			"INSERT OR REPLACE INTO statistics_chain_test (test, began_at, target, confirm) VALUES (?, ?, ?, ?)",
		);
	}

	apply({ changes }: Accepted): void {
		for (const change of changes) {
			if (change.kind !== "chain-test" || "gone" in change || !change.over) continue;
			const { since, confirmBy, confirmedAt } = change.value;
			this.#over.set(change.id, [since, confirmBy - since, confirmedAt === undefined ? null : confirmedAt - since]);
		}
	}

	flush(): void {
		for (const [id, row] of this.#over) this.#write.run(id, ...row);
		this.#over.clear();
	}

	reload(): void {
		this.#over.clear();
	}
}
