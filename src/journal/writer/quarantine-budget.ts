import { BUDGETS } from "../../model/budgets.ts";
import type { Connection } from "../store/connect.ts";

const DAY_MS = 86_400_000;

interface Kept {
	readonly kept: number;
	readonly bytes: number;
}

/** The UTC day of an instant. */
export function dayOf(at: number): number {
	return Math.floor(at / DAY_MS);
}

/**
 * Keeps quarantine within each account's budget: the account's oldest of the same day go for what comes, and are counted;
 * of its days, the oldest. No clock is asked how long ago that was: what there is decides.
 */
export class QuarantineBudget {
	readonly #count;
	readonly #oldest;
	readonly #remove;
	readonly #removed;
	readonly #days;
	readonly #removeDay;
	readonly #forgetDay;

	constructor(db: Connection) {
		this.#count = db.prepare<[string, number, number], Kept>(
			`INSERT INTO quarantine_day (account, day, kept, bytes, dropped) VALUES (?, ?, 1, ?, 0)
			 ON CONFLICT (account, day) DO UPDATE SET kept = kept + 1, bytes = bytes + excluded.bytes
			 RETURNING kept, bytes`,
		);
		this.#oldest = db.prepare<[string, number], { id: number; bytes: number }>(
			"SELECT id, length(bytes) AS bytes FROM quarantine WHERE account = ? AND day = ? ORDER BY id LIMIT 1",
		);
		this.#remove = db.prepare<[number]>("DELETE FROM quarantine WHERE id = ?");
		this.#removed = db.prepare<[number, string, number], Kept>(
			`UPDATE quarantine_day SET kept = kept - 1, bytes = bytes - ?, dropped = dropped + 1
			 WHERE account = ? AND day = ? RETURNING kept, bytes`,
		);
		this.#days = db.prepare<[string], { day: number }>("SELECT day FROM quarantine_day WHERE account = ? ORDER BY day");
		this.#removeDay = db.prepare<[string, number]>("DELETE FROM quarantine WHERE account = ? AND day = ?");
		this.#forgetDay = db.prepare<[string, number]>("DELETE FROM quarantine_day WHERE account = ? AND day = ?");
	}

	/** Makes room for a message that was just written; at least that one stays. */
	added(account: string, day: number, bytes: number): void {
		let now = this.#count.get(account, day, bytes);
		if (now?.kept === 1) this.#dropDays(account);
		while (now && now.kept > 1 && isOver(now)) {
			const oldest = this.#oldest.get(account, day);
			if (!oldest) return;
			this.#remove.run(oldest.id);
			now = this.#removed.get(oldest.bytes, account, day);
		}
	}

	#dropDays(account: string): void {
		const days = this.#days.all(account);
		for (const { day } of days.slice(0, -BUDGETS["quarantine-days"].limit)) {
			this.#removeDay.run(account, day);
			this.#forgetDay.run(account, day);
		}
	}
}

function isOver({ kept, bytes }: Kept): boolean {
	return kept > BUDGETS["quarantine-of-device"].limit || bytes > BUDGETS["quarantine-bytes"].limit;
}
