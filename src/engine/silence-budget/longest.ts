import { BUDGET_ROWS, type BudgetRow, type Debt } from "../../model/silence-budget.ts";
import type { State } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";

const ID = "silence";

/** Remembers how long something was quiet before it rang or was heard, if nothing was longer by that row yet. */
export function noteSilence(
	context: StepContext,
	{ because, quietBy = because, since, quietSince = since }: Debt,
): void {
	const known = context.get("memory", ID)?.longest ?? {};
	const ms = context.now - quietSince;
	if (ms <= (known[quietBy] ?? 0)) return;
	context.remember(ID, { longest: { ...known, [quietBy]: ms } });
}

/** What waits already, and is due by `row` now: it is quiet since when it was, by the row that it was quiet by. */
export function quietAsBefore(
	{ because, quietBy = because, quietSince }: Debt,
	row: BudgetRow,
): Pick<Debt, "quietSince" | "quietBy"> {
	return { ...(quietSince !== undefined && { quietSince }), ...(quietBy !== row && { quietBy }) };
}

/** The longest silence by each row of the budget since the journal began, ms. */
export function longestSilence(state: Pick<State, "memory">): ReadonlyMap<BudgetRow, number> {
	const longest = state.memory.get(ID)?.longest ?? {};
	return new Map(BUDGET_ROWS.map((row) => [row, longest[row] ?? 0]));
}
