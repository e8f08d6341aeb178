import type { Simulator } from "../../simulators/simulator.ts";
import { randomOf } from "../../simulators/world/random.ts";
import type { Site } from "../../src/model/site.ts";
import {
	DAY,
	letBeamsFail,
	letBranchSwing,
	letDoorsStand,
	letPeopleClimb,
	letPeopleLive,
	letPressesHappen,
	letStorm,
	letWallBeTested,
	RATES,
} from "./everyday.ts";
import type { Making, Real, Report } from "./making.ts";
import { letScenariosPlay } from "./scenarios.ts";

export interface Month {
	readonly reports: readonly Report[];
	readonly real: readonly Real[];
	readonly tests: readonly { readonly at: number; readonly of: string }[];
	isStorm(at: number): boolean;
}

/** What happens at the compound in `days` days from `startAt` (a local midnight), by the stated rates; the same seed, the same month. */
export async function makeMonth({
	site,
	simulators,
	startAt,
	days,
	seed,
}: {
	site: Site;
	simulators: ReadonlyMap<string, Simulator>;
	startAt: number;
	days: number;
	seed: string;
}): Promise<Month> {
	const random = randomOf(seed);
	const making: Making = { site, random, reports: [], real: [], tests: [] };
	// Every tenth day, and one in the first week, whatever the seed.
	const stormy = new Set(Array.from({ length: days }, (_, day) => day).filter((day) => day % 10 === 4));
	for (let day = 0; day < days; day++) {
		const from = startAt + day * DAY;
		const factor = stormy.has(day) ? RATES.stormFactor : 1;
		if (stormy.has(day)) letStorm(making, from);
		letBeamsFail(making, from, factor);
		letDoorsStand(making, from, factor);
		letPressesHappen(making, from, factor);
		letPeopleClimb(making, from);
		letPeopleLive(making, from);
		if (day % 3 === 1) letBranchSwing(making, from);
		if (day % 5 === 2) letWallBeTested(making, from);
	}
	await letScenariosPlay(making, { simulators, startAt, days, seed });
	const reports = making.reports.map((one) => ({ ...one, at: Math.round(one.at) })).sort((a, b) => a.at - b.at);
	const real = making.real.map((one) => ({ ...one, at: Math.round(one.at) }));
	const dayOf = (at: number) => Math.floor((at - startAt) / DAY);
	return { reports, real, tests: making.tests, isStorm: (at) => stormy.has(dayOf(at)) };
}
