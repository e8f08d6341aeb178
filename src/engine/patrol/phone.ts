import type { ClockKnown, Suspicion } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { UPLOADED_LATE_MS } from "./lateness.ts";

/** A phone's clock that goes back by more than this from one count to the next was set back. Our own setting. */
const SET_BACK_MS = 60_000;
/** A phone that another guard used within this is shared. Our own setting: a duty. */
const SHARED_MS = 12 * 3_600_000;
/** So many of a phone's newest counts are compared. */
const COUNTS = 32;
/** Counts come one after the other but for uploads that overtake each other: so many gaps are remembered. */
const GAPS = 32;
/** So many boots of one guard's phones are remembered, and the oldest leaves: more than anybody restarts it in a duty. Our own setting. */
const BOOTS_OF_GUARD = 16;

interface Told {
	readonly guard: string;
	readonly bootId: string;
	readonly counter: number;
	readonly at: number;
	readonly clock?: ClockKnown | undefined;
}

type Span = readonly [from: number, to: number];

/**
 * What a check-in shows by the phone that it comes from, as long as that is switched on: whose it is, that its clock runs on
 * with its count and with the hub's time, and that what it made is sent once. A count that is used for something else is no
 * replay: that phone counts badly.
 */
export function phoneFlags(context: StepContext, { guard, bootId, counter, at, clock }: Told): readonly Suspicion[] {
	const id = phoneId(bootId);
	const known = context.get("memory", id)?.phone;
	const counts = known?.counts ?? [];
	const used = known?.used ?? [];
	const shared = known !== undefined && known.guard !== guard && context.now - known.at < SHARED_MS;
	const wentBack = counts.some(
		([before, then]) => (before < counter ? then - at : at - then) > SET_BACK_MS && before !== counter,
	);
	context.remember(id, {
		phone: {
			...{ guard, at: context.now, counts: [...counts, [counter, at] as const].slice(-COUNTS) },
			used: withCount(used, counter),
		},
	});
	boundBoots(context, guard, bootId);
	const flags: Suspicion[] = [];
	if (shared) flags.push("shared-phone");
	if (wentBack || isBehindHub(at, clock)) flags.push("clock-set-back");
	const isUsed = used.some(([from, to]) => from <= counter && counter <= to);
	if (isUsed && !counts.some(([before, then]) => before === counter && then !== at)) flags.push("replayed");
	if (context.now - at > UPLOADED_LATE_MS) flags.push("uploaded-late");
	return flags;
}

/** By the hub's time its clock was behind as it sent, or it dates what it had not yet made when it had nothing left to send. */
function isBehindHub(at: number, { aheadMs = 0, notBefore = Number.NEGATIVE_INFINITY }: ClockKnown = {}): boolean {
	return aheadMs < -SET_BACK_MS || at < notBefore - SET_BACK_MS;
}

/** The counts with one more; of too many gaps the lowest is forgotten. */
function withCount(used: readonly Span[], counter: number): readonly Span[] {
	const all = [...used, [counter, counter] as const].sort((a, b) => a[0] - b[0]);
	const joined: Span[] = [];
	for (const [from, to] of all) {
		const last = joined.at(-1);
		if (last && from <= last[1] + 1) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
		else joined.push([from, to]);
	}
	return joined.slice(-GAPS);
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
