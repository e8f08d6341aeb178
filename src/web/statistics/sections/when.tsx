import { PRIORITIES } from "../../../model/priority.ts";
import { language } from "../../kit/sentences.ts";
import type { Overview } from "../answers.ts";
import { span } from "../asked.ts";
import { count } from "../numbers.ts";
import { Behind, openList } from "../parts/behind.tsx";
import { Chart } from "../parts/chart.tsx";
import { stackOption } from "../parts/series.ts";
import { grainOf, partsOf } from "../period.ts";
import { t } from "../words.ts";

type Group = Overview["groups"][number];

/** Incidents over time, by priority; a part of the period in which nothing happened has its place too. */
export function When({ overview }: { readonly overview: Overview }) {
	const days = span.value;
	if (!days) return null;
	const grain = grainOf(days);
	const known = new Map(overview.groups.map((group) => [group.key, group]));
	const keys = partsOf(days, grain) ?? [...known.keys()].sort();
	const names = keys.map((key) => partName(key, grain));
	const of = (key: string, priority: (typeof PRIORITIES)[number]) => known.get(key)?.byPriority[priority] ?? 0;
	const series = PRIORITIES.map((priority) => ({
		...{ name: t(`priority.${priority}`), color: `bar-${priority}` },
		values: keys.map((key) => of(key, priority)),
	}));
	const there = overview.totals.count > 0 ? keys : [];
	return (
		<Chart
			name="over-time"
			title={t("chart.over-time")}
			height={17}
			option={(paint) => stackOption(paint, { names, series })}
			onPick={(index) => openList(known.get(keys[index] ?? "")?.list, names[index] ?? "")}
			table={{
				columns: [
					{ head: t("column.time") },
					...PRIORITIES.map((priority) => ({ head: t(`priority.${priority}`) })),
					{ head: t("column.all") },
				],
				rows: there.map((key, n) => ({
					key,
					cells: [
						names[n],
						...PRIORITIES.map((priority) => count(of(key, priority))),
						<Total group={known.get(key)} name={names[n] ?? ""} />,
					],
				})),
			}}
		/>
	);
}

function Total({ group, name }: { readonly group: Group | undefined; readonly name: string }) {
	return (
		<Behind list={group?.list} what={name}>
			{count(group?.count ?? 0)}
		</Behind>
	);
}

/** A part of the period as its axis names it. */
function partName(key: string, grain: ReturnType<typeof grainOf>): string {
	if (grain === "hour") return `${key.padStart(2, "0")}:00`;
	const at = Date.parse(key.length === 7 ? `${key}-01` : key);
	if (Number.isNaN(at) || grain === "week") return key;
	const style =
		grain === "day" ? ({ month: "numeric", day: "numeric" } as const) : ({ year: "numeric", month: "short" } as const);
	return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "zh-CN", { ...style, timeZone: "UTC" }).format(at);
}
