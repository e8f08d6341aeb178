import type { HealthFigures, TargetSource } from "../contract/statistics/figures.ts";
import type { Priority } from "../model/priority.ts";

/**
 * What each figure should not be above, and whose word that is: EEMUA 191's average and ISA-18.2's flood as they are quoted
 * (prosys.com; the KPI grid of I. Nimmo); the rest are common settings of which no clause was seen, and so are ours.
 */
export function targetsOf(found: {
	rate: number | undefined;
	peak: number | undefined;
	floodShare: number | undefined;
	byPriority: Record<Priority, number>;
	sounded: number;
	standing: number;
}): NonNullable<HealthFigures["targets"]> {
	const share = (priority: Priority) => (found.sounded > 0 ? found.byPriority[priority] / found.sounded : undefined);
	const rows: readonly [string, number, TargetSource, number | undefined][] = [
		["soundedPerOperatorHour", 6, "EEMUA 191", found.rate],
		["peak", 10, "ISA-18.2", found.peak],
		["floodShare", 0.01, "ISA-18.2", found.floodShare],
		["criticalShare", 0.05, "EEMUA 191", share("critical")],
		["highShare", 0.15, "EEMUA 191", share("high")],
		["standing", 5, "gatehouse", found.standing],
	];
	return rows.map(([figure, target, from, value]) => ({
		...{ figure, target, from },
		...(value !== undefined && { found: value, met: value <= target }),
	}));
}
