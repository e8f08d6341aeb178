import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import { type BudgetRow, type Debt, EPISODE_MS, type Strength } from "../../model/silence-budget.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { bypassOf } from "./bypass.ts";
import { oneMore } from "./came.ts";
import { inFlood } from "./flood.ts";
import { noteSilence, quietAsBefore } from "./longest.ts";
import { classOf, nextRing } from "./pace.ts";
import { stronger, strongest } from "./strength.ts";
import { coveredByTest } from "./under-test.ts";

/** The alarm at the beginning of an episode, if its last one is over. */
export function inEpisode(context: StepContext, alarm: Alarm): Alarm {
	if (context.now - alarm.lastAt <= EPISODE_MS) return alarm;
	const { rings: _r, peak: _p, chattering: _c, ...rest } = alarm;
	return rest;
}

/** One activation, for the debt of its alarm. */
export interface Activated {
	readonly strength: Strength;
	/** The first of its alarm, or it raises the priority of its incident, or corroborates it for the first time. */
	readonly news: boolean;
	/** It belongs by its nature to something that has told of it: it counts and is owed, and is no news of its own. */
	readonly attached?: boolean;
}

/** The alarm with one more activation that nobody has heard, and by which row it is quiet until when. */
export function owing(context: StepContext, alarm: Alarm, { strength, news, attached = false }: Activated): Alarm {
	const is = classOf(alarm);
	const old = alarm.debt;
	const device = deviceOf(alarm.source);
	if (device !== undefined && is !== "life" && coveredByTest(context, alarm)) return alarm;
	const isNews = !attached && (news || !alarm.peak || stronger(strength, alarm.peak));
	const said = old && old.due !== undefined && !stronger(strength, old.strongest);
	if (isNews && is && (news || !said)) context.markNews(alarm.incident);
	const { row, due } = dueBy(context, alarm, isNews);
	const keeps = old?.due !== undefined && (due === undefined || old.due <= due);
	const debt: Debt = {
		...withOneMore(context, old),
		strongest: strongest(strength, old?.strongest),
		because: keeps ? old.because : row,
		...quiet(context, old, keeps ? { row: old.because, due: old.due } : { row, due }),
		...(keeps ? { due: old.due } : due !== undefined && { due }),
	};
	// What it is attached to has rung for it: the same again is no news either.
	return { ...alarm, debt, ...(attached && { peak: strongest(strength, alarm.peak) }) };
}

/**
 * Since when the debt is quiet, and by which row. What rings now by another row than it was quiet by, was quiet by that
 * one, and so it is while another only makes it due sooner; what was on the list was quiet there.
 */
function quiet(
	context: StepContext,
	old: Debt | undefined,
	{ row, due }: { readonly row: BudgetRow; readonly due?: number | undefined },
): Pick<Debt, "quietSince" | "quietBy"> {
	if (old?.quietSince === undefined) return { quietSince: context.now };
	if (old.due !== undefined && (due === undefined || due > context.now || old.due <= due))
		return quietAsBefore(old, row);
	noteSilence(context, old);
	return { quietSince: context.now };
}

function dueBy(context: StepContext, alarm: Alarm, news: boolean): { readonly row: BudgetRow; readonly due?: number } {
	const is = classOf(alarm);
	if (!is) return { row: "list" };
	const bypass = bypassOf(context, alarm, is);
	if (bypass) return { row: bypass.row, due: bypass.until };
	if (news) {
		if (is !== "medium" || alarm.drill || !inFlood(context)) return { row: "news", due: context.now };
		return { row: "flood", due: context.now + context.site.settings.silence.floodMs };
	}
	return nextRing(context, alarm, is);
}

/** What the alarm owes rings now, whatever kept it quiet. `news`: something about it is new, though it was not activated. */
export function dueNow(context: StepContext, alarm: Alarm, { news = false }: { news?: boolean } = {}): Alarm {
	const old = alarm.debt;
	if (news && classOf(alarm)) context.markNews(alarm.incident);
	if (!old && !news) return alarm;
	const row = news ? "news" : (old?.because ?? "news");
	const debt: Debt = {
		strongest: old?.strongest ?? { priority: alarm.priority, severity: alarm.severity },
		...(old && !news ? old : withOneMore(context, old)),
		because: row,
		...quiet(context, old, { row, due: news ? context.now : undefined }),
		...(classOf(alarm) && { due: context.now }),
	};
	return { ...alarm, debt };
}

/** What is counted of a debt, with this entry in it. */
function withOneMore(context: StepContext, old: Debt | undefined): Pick<Debt, "rev" | "since" | "count" | "came"> {
	const { seq } = context.entry;
	const counted = { rev: seq, since: old?.since ?? context.now, count: (old?.count ?? 0) + 1 };
	return old ? { ...counted, came: oneMore(old, { rev: seq, at: context.now, count: 1 }) } : counted;
}
