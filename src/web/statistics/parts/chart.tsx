import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../words.ts";
import { type Paint, paintNow, printing } from "./paint.ts";
import { type Rows, Table } from "./table.tsx";

/** A chart on paper, px: one column of A4 upright. */
const PAPER = 680;

interface ChartProps {
	readonly title: string;
	readonly name: string;
	/** Of the drawing, rem. */
	readonly height: number;
	/** What is drawn, in the colours that the page has now. */
	readonly option: (paint: Paint) => EChartsCoreOption;
	/** What was drawn there was clicked: its place in its series. */
	readonly onPick?: ((index: number, series: number) => void) | undefined;
	/** The same in words and numbers. */
	readonly table: Rows;
	/** Why there is nothing to draw, where it is not that nothing happened. */
	readonly emptyBecause?: string | undefined;
}

/** A chart with a heading, and below it the table that says the same to whoever can't see or point. */
export function Chart({ title, name, height, option, onPick, table, emptyBecause }: ChartProps) {
	const { ref, drawn } = useDrawing(option, onPick);
	const empty = table.rows.length === 0;
	return (
		<figure class="chart panel" data-testid={`chart-${name}`} data-drawn={drawn}>
			<figcaption>
				<h3>{title}</h3>
			</figcaption>
			{empty && <p class="empty">{emptyBecause ?? t("chart.empty")}</p>}
			<div
				ref={ref}
				class="chart-drawing"
				hidden={empty}
				role="img"
				aria-label={t("chart.says", { title, n: table.rows.length })}
				style={{ height: `${height}rem` }}
			/>
			{!empty && (
				<details class="chart-table">
					<summary>
						{t("chart.table")}
						<span class="unseen"> · {title}</span>
					</summary>
					<div class="table-scroll">
						<Table {...table} caption={title} />
					</div>
				</details>
			)}
		</figure>
	);
}

/** Draws into an element once the library is there, and again whenever what is to be drawn, its colours or its room change. */
function useDrawing(option: ChartProps["option"], onPick: ChartProps["onPick"]) {
	const ref = useRef<HTMLDivElement>(null);
	const [chart, setChart] = useState<EChartsType | undefined>(undefined);
	const [drawn, setDrawn] = useState("");
	const picks = useRef(onPick);
	picks.current = onPick;
	useEffect(() => {
		const element = ref.current;
		let made: EChartsType | undefined;
		let over = false;
		// Letters that came after they were drawn: each part of a Chinese font is fetched when it is first used.
		const letters = () => made?.getZr().refreshImmediately();
		document.fonts.addEventListener("loadingdone", letters);
		const rooms = new ResizeObserver(() => {
			if (!printing.peek()) made?.resize();
		});
		void import("./echarts.ts").then(({ init }) => {
			if (over || !element) return;
			made = init(element, undefined, { renderer: "canvas" });
			made.on("click", ({ dataIndex, seriesIndex }) => picks.current?.(dataIndex ?? 0, seriesIndex ?? 0));
			rooms.observe(element);
			setChart(made);
		});
		return () => {
			over = true;
			rooms.disconnect();
			document.fonts.removeEventListener("loadingdone", letters);
			made?.dispose();
		};
	}, []);
	const { paint, name } = paintNow();
	const said = JSON.stringify(option((color) => color));
	useEffect(() => {
		if (!chart) return;
		chart.resize(printing.peek() ? { width: PAPER } : undefined);
		chart.setOption(option(paint), true);
		chart.getZr().refreshImmediately();
		setDrawn(name);
	}, [chart, said, name]);
	return { ref, drawn };
}
