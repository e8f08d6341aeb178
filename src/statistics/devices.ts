import { addressOf } from "../contract/http/address.ts";
import type { DeviceFigures } from "../contract/statistics/figures.ts";
import type { Grouping } from "../contract/statistics/groupings.ts";
import { covered } from "./gaps.ts";
import type { Parts } from "./incident-groups.ts";
import type { Period } from "./period.ts";
import type { Asked } from "./question.ts";
import { wordsOfKey } from "./site-words.ts";

/** A device that nobody has tested for so long is overdue; our own setting. */
const TESTED_WITHIN_MS = 90 * 24 * 3_600_000;

/** What is known of one device in the period, ms. */
interface Known {
	known: number;
	online: number;
	outOfService: number;
	lost: number;
	readonly bypassed: Period[];
	testedAt?: number;
}

/** How much of the time devices were there, how often one was lost, and which were tested. */
export function deviceStatistics(asked: Asked, parts: Parts) {
	const { site } = parts;
	const { groupBy, kind, zone } = asked;
	const known = readKnown(asked, parts);
	const wanted = [...site.devices].filter(
		([, is]) => (kind === undefined || is.kind === kind) && (zone === undefined || is.zone === zone),
	);
	const groups = new Map<string, string[]>();
	for (const [id, is] of wanted) {
		if (groupBy === undefined) continue;
		const key = groupBy === "source" ? id : groupBy === "zone" ? is.zone : is.kind;
		groups.set(key, [...(groups.get(key) ?? []), id]);
	}
	const figuresOf = (ids: readonly string[]) =>
		figures(
			ids.map((id) => known.get(id)),
			asked,
		);
	return {
		totals: figuresOf(wanted.map(([id]) => id)),
		groups: [...groups].map(([key, ids]) => {
			const words = groupBy && wordsOfKey(site, groupBy, key);
			const list = groupBy && deviceList(asked, groupBy, key);
			return { key, ...(words && { words }), ...(list !== undefined && { list }), figures: figuresOf(ids) };
		}),
		list: deviceList(asked),
	};
}

function readKnown({ from, to, now }: Asked, { rows }: Parts): ReadonlyMap<string, Known> {
	const end = Math.min(to, now);
	const known = new Map<string, Known>();
	const of = (device: unknown): Known => {
		const id = String(device);
		const one = known.get(id) ?? { known: 0, online: 0, outOfService: 0, lost: 0, bypassed: [] };
		known.set(id, one);
		return one;
	};
	// In the order of the table's key: nothing has to be sorted.
	const states = rows.read(
		`SELECT device, sum(ms), sum(iif(state = 'online', ms, 0)), sum(iif(state = 'out-of-service', ms, 0)),
		        sum(isNew AND state IN ('offline', 'unknown'))
		 FROM (SELECT device, state, since >= ? AS isNew, max(0, min(coalesce(until, ?), ?) - max(since, ?)) AS ms
		       FROM statistics_device WHERE since < ? AND (until IS NULL OR until > ? OR since >= ?))
		 GROUP BY device`,
		[from, end, end, from, end, from, from],
	);
	for (const [device, ms, online, outOfService, lost] of states) {
		const one = of(device);
		one.known += Number(ms);
		one.online += Number(online);
		one.outOfService += Number(outOfService);
		one.lost += Number(lost);
	}
	const bypasses = rows.read(
		`WITH period AS (SELECT ? AS till, ? AS began)
		 SELECT device, max(since, began), min(coalesce(until, till), till) FROM statistics_bypass, period
		 WHERE device IS NOT NULL AND since < till AND (until IS NULL OR until > began)`,
		[end, from],
	);
	for (const [device, began, until] of bypasses) of(device).bypassed.push({ from: Number(began), to: Number(until) });
	const tests = rows.read("SELECT device, max(at) FROM statistics_test WHERE at < ? GROUP BY device", [end]);
	for (const [device, at] of tests) of(device).testedAt = Number(at);
	return known;
}

function figures(all: readonly (Known | undefined)[], { from, to, now }: Asked): DeviceFigures {
	const end = Math.min(to, now);
	const sum = (value: (one: Known) => number) => all.reduce((whole, one) => whole + (one ? value(one) : 0), 0);
	const known = sum((one) => one.known);
	const isTested = (one: Known | undefined) => one?.testedAt !== undefined && one.testedAt >= end - TESTED_WITHIN_MS;
	const tested = all.filter(isTested).length;
	const newest = Math.max(...all.map((one) => one?.testedAt ?? 0));
	return {
		devices: all.length,
		...(known > 0 && { availability: sum((one) => one.online) / known }),
		lost: sum((one) => one.lost),
		outOfServiceS: sum((one) => one.outOfService) / 1000,
		bypassedS: sum((one) => covered(one.bypassed, { from, to: end })) / 1000,
		tested,
		...(newest > 0 && { testedAt: new Date(newest).toISOString() }),
		overdueTests: all.length - tested,
	};
}

function deviceList({ isPublic, kind, zone }: Asked, groupBy?: Grouping, key?: string): string | undefined {
	if (isPublic) return undefined;
	const narrowed = groupBy === undefined ? {} : { [groupBy === "source" ? "id" : groupBy]: key };
	return addressOf("/devices", { query: { kind, zone, ...narrowed } });
}
