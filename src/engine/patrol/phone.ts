import type { Flag } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** A phone's clock that goes back by more than this from one count to the next was set back. Our own setting. */
const SET_BACK_MS = 60_000;
/** A phone that another guard used within this is shared. Our own setting: a duty. */
const SHARED_MS = 12 * 3_600_000;
/** So many of a phone's newest counts are compared. */
const COUNTS = 32;

/** What a phone, as long as it is switched on, shows by itself: whose it is, and that its clock runs on with its count. */
export function phoneFlags(
	context: StepContext,
	{ guard, bootId, counter, at }: { guard: string; bootId: string; counter: number; at: number },
): readonly Flag[] {
	const id = `patrol.phone|${bootId}`;
	const known = context.get("memory", id)?.phone;
	const counts = known?.counts ?? [];
	const shared = known !== undefined && known.guard !== guard && context.now - known.at < SHARED_MS;
	const setBack = counts.some(
		([before, then]) => (before < counter ? then - at : at - then) > SET_BACK_MS && before !== counter,
	);
	context.remember(id, {
		phone: { guard, at: context.now, counts: [...counts, [counter, at] as const].slice(-COUNTS) },
	});
	return [...(shared ? (["shared-phone"] as const) : []), ...(setBack ? (["clock-set-back"] as const) : [])];
}
