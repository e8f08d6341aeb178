import type { EChartsCoreOption } from "echarts/core";
import { language } from "../../kit/sentences.ts";
import type { Heatmap } from "../answers.ts";
import { count } from "../numbers.ts";
import { Behind, narrowed, openList } from "../parts/behind.tsx";
import { Chart } from "../parts/chart.tsx";
import type { Paint } from "../parts/paint.ts";
import { tooltipOf } from "../parts/series.ts";
import { t } from "../words.ts";

const HOURS = 24;
const DAYS = 7;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/** When in the week: a square for each hour, from Monday on. */
export function HoursOfWeek({
	byHourOfWeek,
	list,
}: {
	readonly byHourOfWeek: Heatmap["totals"]["byHourOfWeek"];
	/** The incidents of the whole period. */
	readonly list: string | undefined;
}) {
	const days = weekdays();
	const at = (day: number, hour: number) => byHourOfWeek[day * HOURS + hour] ?? 0;
	const name = (day: number, hour: number) => `${days[day]} ${String(hour).padStart(2, "0")}:00`;
	const listOf = (day: number, hour: number) =>
		at(day, hour) > 0 ? narrowed(list, { weekday: day + 1, hour }) : undefined;
	const any = byHourOfWeek.some((n) => n > 0);
	return (
		<Chart
			name="hours"
			title={t("chart.hours")}
			height={15}
			option={(paint) => heatOption(paint, days, byHourOfWeek)}
			onPick={(n) => openList(listOf(Math.floor(n / HOURS), n % HOURS), name(Math.floor(n / HOURS), n % HOURS))}
			table={{
				columns: [{ head: t("column.hour") }, ...days.map((head) => ({ head }))],
				rows: any
					? Array.from({ length: HOURS }, (_, hour) => ({
							key: String(hour),
							cells: [
								`${String(hour).padStart(2, "0")}:00`,
								...days.map((_day, day) => (
									<Behind key={day} list={listOf(day, hour)} what={name(day, hour)}>
										{count(at(day, hour))}
									</Behind>
								)),
							],
						}))
					: [],
			}}
		/>
	);
}

function heatOption(paint: Paint, days: readonly string[], byHour: readonly number[]): EChartsCoreOption {
	const words = { color: paint("soft"), fontFamily: paint("font"), fontSize: 12 };
	const axis = { type: "category", axisTick: { show: false }, axisLine: { show: false }, axisLabel: words };
	const most = Math.max(1, ...byHour);
	return {
		...{ animation: false, textStyle: { fontFamily: paint("font") } },
		grid: { left: 4, right: 4, top: 4, bottom: 34, containLabel: true },
		tooltip: tooltipOf(paint, {
			formatter: ({ value }: { value: readonly number[] }) =>
				`${days[value[1] ?? 0]} ${String(value[0]).padStart(2, "0")}:00  ${value[2]}`,
		}),
		xAxis: { ...axis, data: Array.from({ length: HOURS }, (_, hour) => String(hour)) },
		yAxis: { ...axis, data: days, inverse: true },
		visualMap: {
			...{ min: 0, max: most, orient: "horizontal", left: "center", bottom: 0, calculable: false },
			...{ itemWidth: 10, itemHeight: 120, textStyle: words, text: [String(most), "0"] },
			inRange: { color: [paint("heat-0"), paint("heat-1")] },
		},
		series: [
			{
				type: "heatmap",
				data: Array.from({ length: DAYS * HOURS }, (_, n) => [n % HOURS, Math.floor(n / HOURS), byHour[n] ?? 0]),
				itemStyle: { borderColor: paint("panel"), borderWidth: 2, borderRadius: 3 },
				emphasis: { itemStyle: { borderColor: paint("text") } },
			},
		],
	};
}

/** Monday to Sunday, as short as the language has them. */
function weekdays(): string[] {
	const format = new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "zh-CN", {
		weekday: "short",
		timeZone: "UTC",
	});
	return Array.from({ length: DAYS }, (_, n) => format.format(MONDAY + n * HOURS * 3_600_000));
}
