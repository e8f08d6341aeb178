import type { Timing } from "../answers.ts";
import { count, length, NOTHING, percent } from "../numbers.ts";
import { t } from "../words.ts";

/** The cells of a table that say how long something took: n, median, 95th percentile, share within target, the target and whose it is. */
export function timingCells({ count: n, medianS, p95S, withinTarget, targetS, targetFrom, judged }: Timing) {
	return [count(n), length(medianS), length(p95S), percent(withinTarget), targetWords({ targetS, targetFrom, judged })];
}

export function timingColumns() {
	return [
		{ head: t("column.n") },
		{ head: t("column.median") },
		{ head: t("column.p95") },
		{ head: t("column.within") },
		{ head: t("column.target"), words: true as const },
	];
}

/** The target and whose it is; where several were in force, that. */
export function targetWords({
	targetS,
	targetFrom,
	judged,
}: Pick<Timing, "targetS" | "targetFrom" | "judged">): string {
	if (judged === 0) return NOTHING;
	const whose = targetFrom === undefined ? "" : ` · ${whoseWords(targetFrom)}`;
	return `${targetS === undefined ? t("timing.varied") : length(targetS)}${whose}`;
}

/** Whose a target is; a standard by its name. */
export function whoseWords(from: NonNullable<Timing["targetFrom"]>): string {
	return t.ifKnown(`whose.${from}`) ?? from;
}
