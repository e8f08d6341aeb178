import type { Rows } from "../journal/reader/presenter.ts";
import { BLINDNESS, isBlindCause } from "../model/blindness.ts";
import type { Words } from "../model/words.ts";
import { type Period, refusal } from "./period.ts";

/** A time that the figures do not cover, or not wholly; epoch ms. */
export interface Gap extends Period {
	readonly why: string;
	readonly words: Words;
}

const WORDS: Readonly<Record<string, Words>> = {
	"before-records": { en: "before anything was counted", "zh-CN": "尚无统计记录" },
	"hub-down": { en: "the hub was down", "zh-CN": "系统停机" },
	"no-rounds": { en: "no patrol round is recorded", "zh-CN": "无巡更记录" },
	"not-rebuilt": {
		en: "figures are left out since a failure, until they are rebuilt",
		"zh-CN": "统计因故障中断，待重建",
	},
};

export function gapOf(why: string, { from, to }: Period): Gap {
	const words = isBlindCause(why) ? BLINDNESS[why] : (WORDS[why] ?? { en: why, "zh-CN": why });
	return { from, to, why, words };
}

/** Since when it is counted, epoch ms; undefined where nothing has been. */
export function countedSince({ read }: Pick<Rows, "read">): number | undefined {
	const at = read("SELECT at FROM statistics_began", [])[0]?.[0];
	return typeof at === "number" ? at : undefined;
}

/** @throws {Refusal} `invalid`: the period ends before anything was counted. */
export function checkCounted(rows: Pick<Rows, "read">, { from, to }: Period): void {
	const since = countedSince(rows);
	if (since === undefined || to > since) return;
	const shown = (at: number) => new Date(at).toISOString();
	const found = `${shown(from)} to ${shown(to)}`;
	throw refusal({ path: "query.to", found, expected: `an instant after ${shown(since)}, from when on it is counted` });
}

/** What of the period nobody watched, or was not counted. */
export function gapsIn(rows: Pick<Rows, "read">, { from, to }: Period, now: number): readonly Gap[] {
	const gaps: Gap[] = [];
	const end = Math.min(to, now);
	if (end <= from) return gaps;
	const since = countedSince(rows) ?? end;
	if (since > from) gaps.push(gapOf("before-records", { from, to: Math.min(since, end) }));
	const found = rows.read(
		"SELECT since, until, why FROM statistics_gap WHERE since < ? AND (until IS NULL OR until > ?) ORDER BY since, why",
		[end, from],
	);
	for (const [began, until, why] of found) {
		const cut = { from: Math.max(Number(began), from), to: Math.min(until === null ? end : Number(until), end) };
		if (cut.to > cut.from) gaps.push(gapOf(String(why), cut));
	}
	const behind = behindSince(rows);
	if (behind !== undefined && behind < end) {
		gaps.push(gapOf("not-rebuilt", { from: Math.max(behind, from), to: end }));
	}
	return gaps;
}

/** Since when the figures lack what followed, where the journal goes on without them. */
function behindSince({ read }: Pick<Rows, "read">): number | undefined {
	const [row] = read(
		`SELECT coalesce((SELECT received_at FROM entry WHERE seq = CAST(value AS INTEGER)), 0)
		 FROM folder WHERE key = 'behind statistics'`,
		[],
	);
	return row ? Number(row[0]) : undefined;
}

/** Share of the period, up to now and since it is counted, in which the hub was down or blind; undefined where none of it was. */
export function blindShare(
	gaps: readonly Gap[],
	{ from, to }: Period,
	{ now, since }: { now: number; since: number | undefined },
) {
	const begin = Math.max(from, since ?? to);
	const end = Math.min(to, now);
	if (end <= begin) return undefined;
	const blind = gaps.filter(({ why }) => why === "hub-down" || isBlindCause(why));
	return covered(blind, { from: begin, to: end }) / (end - begin);
}

/** How much of the period these cover together, ms. */
export function covered(spans: readonly Period[], { from, to }: Period): number {
	let sum = 0;
	let reached = from;
	for (const span of [...spans].sort((a, b) => a.from - b.from)) {
		const begin = Math.max(span.from, reached);
		const end = Math.min(span.to, to);
		if (end > begin) {
			sum += end - begin;
			reached = end;
		}
	}
	return sum;
}
