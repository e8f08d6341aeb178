import type { PatrolRoute, Predictability } from "../../model/patrol.ts";
import { type Draw, drawStops } from "./draw.ts";

/** Arrivals are told apart by so many minutes: how long somebody needs to be in and out. Our own setting. */
const BIN_MINUTES = 5;
/** So many rounds are looked at. */
const ROUNDS = 96;

/**
 * How well somebody who has watched for long can tell when, within a round, a checkpoint is visited: the entropy of its
 * arrival times, of all checkpoints on average, against times that are all the same likely. Not coming at all is one of them.
 */
export function predictabilityOf(route: PatrolRoute, draw: Draw): Predictability {
	const last = Math.max(...route.stops.map(({ afterMinutes }) => afterMinutes));
	const bins = Math.floor(last / BIN_MINUTES) + 1;
	const counts = new Map(route.stops.map(({ checkpoint }) => [checkpoint, new Map<number, number>()]));
	for (let n = 0; n < ROUNDS; n++) {
		for (const { checkpoint, afterMinutes } of drawStops(route, `predictability ${n}`, draw)) {
			const arrivals = counts.get(checkpoint);
			const bin = Math.min(bins - 1, Math.floor(afterMinutes / BIN_MINUTES));
			arrivals?.set(bin, (arrivals.get(bin) ?? 0) + 1);
		}
	}
	const most = Math.log(bins + 1);
	const spread = [...counts.values()].map((arrivals) => (bins === 1 ? 0 : entropyOf(arrivals, ROUNDS) / most));
	const mean = spread.reduce((sum, one) => sum + Math.min(1, one), 0) / spread.length;
	const percent = Math.round(100 * (1 - mean));
	return { percent, words: said(percent) };
}

function entropyOf(arrivals: ReadonlyMap<number, number>, rounds: number): number {
	const visits = [...arrivals.values()].reduce((sum, one) => sum + one, 0);
	return [...arrivals.values(), rounds - visits]
		.filter((count) => count > 0)
		.reduce((sum, count) => sum - (count / rounds) * Math.log(count / rounds), 0);
}

function said(percent: number): Predictability["words"] {
	if (percent >= 90) {
		return {
			en: `Predictability ${percent} of 100: whoever has watched one round knows to five minutes when each checkpoint is visited.`,
			"zh-CN": `可预测性 ${percent}/100：观察过一次的人能以五分钟的误差知道每个巡更点何时有人到。`,
		};
	}
	if (percent >= 50) {
		return {
			en: `Predictability ${percent} of 100: whoever has watched for some nights can guess the times of most checkpoints.`,
			"zh-CN": `可预测性 ${percent}/100：观察数夜的人能猜到多数巡更点的时间。`,
		};
	}
	return {
		en: `Predictability ${percent} of 100: watching it for long tells little about when a checkpoint is visited.`,
		"zh-CN": `可预测性 ${percent}/100：长期观察也很难判断某个巡更点何时有人到。`,
	};
}
