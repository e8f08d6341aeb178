import type { ResponseFigures, TargetSource } from "../contract/statistics/figures.ts";
import { DEFAULT_CONFIRM_MS } from "../model/settings.ts";
import type { Parts } from "./incident-groups.ts";
import type { Asked } from "./question.ts";
import { Timing } from "./timing.ts";

/** The tests of the escalation chain that were begun in the period and are over: the time until a human confirmed each. */
export function chainTests({ from, to }: Asked, { rows }: Parts): NonNullable<ResponseFigures["chainTests"]> {
	const found = rows.read(
		"SELECT began_at, target, confirm FROM statistics_chain_test WHERE began_at >= ? AND began_at < ? ORDER BY began_at",
		[from, to],
	);
	const timing = new Timing();
	for (const [, target, confirm] of found) {
		if (confirm === null) timing.addMissed(Number(target), whose);
		else timing.add(Number(confirm), Number(target), whose);
	}
	const last = found.at(-1);
	return {
		...timing.figures(),
		tests: found.length,
		...(last && { newest: newestOf(last) }),
	};
}

function whose(target: number): TargetSource {
	return target === DEFAULT_CONFIRM_MS ? "gatehouse" : "site";
}

function newestOf([began, , confirm]: readonly unknown[]): { at: string; confirmS?: number } {
	const at = new Date(Number(began)).toISOString();
	return confirm === null ? { at } : { at, confirmS: Number(confirm) / 1_000 };
}
