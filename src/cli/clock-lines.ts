import { isPlausible } from "../hub/clock-start.ts";
import type { StoreCheck } from "../journal/store/check-store.ts";

/** So many devices make a witness; one may be wrong itself. */
const DEVICES = 3;
/** The skew that an event is marked for (CONTRACT). */
const SKEW_MS = 5 * 60_000;
const UNITS = [
	[86_400_000, "d"],
	[3_600_000, "h"],
	[60_000, "min"],
	[1_000, "s"],
] as const;

/** What `doctor` says of the machine's clock: by the newest entry, and by the devices' own clocks. */
export function clockLines(store: Pick<StoreCheck, "lastAt" | "aheadMs"> | undefined, now: number): string[] {
	if (!store || store.lastAt === 0) return [];
	const { lastAt, aheadMs } = store;
	const doubt = isPlausible(now, { lastAt, ran: true, suspect: false })
		? []
		: [
				`  suspect: it is ${spanOf(Math.abs(now - lastAt))} ${now < lastAt ? "before" : "after"} the newest entry; a hub that starts now doubts it`,
			];
	if (aheadMs.length < DEVICES) return [...doubt, `  devices' clocks: ${aheadMs.length} heard, too few to tell`];
	const sorted = [...aheadMs].sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	if (Math.abs(median) <= SKEW_MS)
		return [
			...doubt,
			`  devices' clocks: ${aheadMs.length} heard, half of them within ${spanOf(Math.abs(median))} of the hub's`,
		];
	return [
		...doubt,
		`  suspect: by the clocks of ${aheadMs.length} devices the hub's was ${spanOf(Math.abs(median))} ${median > 0 ? "behind" : "ahead"} when they were last heard`,
	];
}

function spanOf(ms: number): string {
	const [unit, name] = UNITS.find(([length]) => ms >= 2 * length) ?? [1_000, "s"];
	return `${Math.round(ms / unit)} ${name}`;
}
