import type { EChartsCoreOption } from "echarts/core";
import type { Paint } from "./paint.ts";

/** One of several that are stacked: its name, its colour in the style sheets, its numbers. */
export interface Stacked {
	readonly name: string;
	readonly color: string;
	readonly values: readonly number[];
}

/** Stacked bars, upright or lying; what is lying begins at the top. */
export function stackOption(
	paint: Paint,
	{
		names,
		series,
		lying = false,
	}: { readonly names: readonly string[]; readonly series: readonly Stacked[]; readonly lying?: boolean },
): EChartsCoreOption {
	const words = { color: paint("soft"), fontFamily: paint("font"), fontSize: 12 };
	const line = { lineStyle: { color: paint("line") } };
	const category = {
		...{ type: "category", data: names, axisTick: { show: false }, axisLine: line },
		axisLabel: { ...words, hideOverlap: true, ...(lying && { width: 150, overflow: "truncate" }) },
		...(lying && { inverse: true }),
	};
	const value = {
		...{ type: "value", minInterval: 1, axisLabel: words, splitLine: line, splitNumber: 4 },
	};
	return {
		...{ animation: false, textStyle: { fontFamily: paint("font") } },
		grid: { left: 4, right: 12, top: 34, bottom: 4, containLabel: true },
		legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, textStyle: words, icon: "rect" },
		tooltip: tooltipOf(paint, { trigger: "axis", axisPointer: { type: "shadow" } }),
		xAxis: lying ? value : category,
		yAxis: lying ? category : value,
		series: series.map(({ name, color, values }) => ({
			...{ type: "bar", stack: "all", name, data: values, barMaxWidth: 34, cursor: "pointer" },
			itemStyle: { color: paint(color), borderColor: paint("panel"), borderWidth: 0.5 },
		})),
	};
}

/** Drawn into the canvas itself: the page's policy allows no styled text from scripts. */
export function tooltipOf(paint: Paint, more: object): object {
	return {
		...{ renderMode: "richText", confine: true, backgroundColor: paint("raised"), borderColor: paint("edge") },
		textStyle: { color: paint("text"), fontFamily: paint("font"), fontSize: 12 },
		...more,
	};
}
