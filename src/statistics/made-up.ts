import type { Rows } from "../journal/reader/presenter.ts";
import { MADE_UP, madeUpMark } from "../journal/store/made-up.ts";
import type { Period } from "./period.ts";

/** What of the period is made up, and did not happen anywhere; undefined where nothing of it is. */
export function madeUpIn({ read }: Pick<Rows, "read">, { from, to }: Period): Period | undefined {
	const [row] = read("SELECT value FROM folder WHERE key = ?", [MADE_UP]);
	if (!row) return undefined;
	const made = madeUpMark.parse(JSON.parse(String(row[0])));
	const cut = { from: Math.max(from, made.from), to: Math.min(to, made.to) };
	return cut.from < cut.to ? cut : undefined;
}
