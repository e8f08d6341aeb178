import type { Flag } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** A phone's clock that goes back by more than this from one count to the next was set back. Our own setting. */
const SET_BACK_MS = 60_000;
/** A phone that another guard used within this is shared. Our own setting: a duty. */
const SHARED_MS = 12 * 3_600_000;
/** So many of a phone's newest counts are compared. */
const COUNTS = 32;

/** So many boots of one guard's phones are remembered, and the oldest leaves: more than anybody restarts it in a duty. Our own setting. */
const BOOTS_OF_GUARD = 16;

/** What a phone, as long as it is switched on, shows by itself: whose it is, and that its clock runs on with its count. */
export function phoneFlags(
	context: StepContext,
	{ guard, bootId, counter, at }: { guard: string; bootId: string; counter: number; at: number },
): readonly Flag[] {
	const id = phoneId(bootId);
	const known = context.get("memory", id)?.phone;
	const counts = known?.counts ?? [];
	const shared = known !== undefined && known.guard !== guard && context.now - known.at < SHARED_MS;
	const setBack = counts.some(
		([before, then]) => (before < counter ? then - at : at - then) > SET_BACK_MS && before !== counter,
	);
	context.remember(id, {
		phone: { guard, at: context.now, counts: [...counts, [counter, at] as const].slice(-COUNTS) },
	});
	boundBoots(context, guard, bootId);
	return [...(shared ? (["shared-phone"] as const) : []), ...(setBack ? (["clock-set-back"] as const) : [])];
}

/** Whoever makes up boots uses up their own: a phone is forgotten with whom it was heard of last. */
function boundBoots(context: StepContext, guard: string, bootId: string): void {
	const id = `patrol.boots|${guard}`;
	const before = context.get("memory", id)?.boots ?? [];
	if (before.at(-1) === bootId) return;
	const boots = [...before.filter((one) => one !== bootId), bootId];
	for (const old of boots.slice(0, -BOOTS_OF_GUARD)) {
		if (context.get("memory", phoneId(old))?.phone?.guard !== guard) continue;
		context.put({ kind: "memory", id: phoneId(old), gone: true });
	}
	context.remember(id, { boots: boots.slice(-BOOTS_OF_GUARD) });
}

function phoneId(bootId: string): string {
	return `patrol.phone|${bootId}`;
}
