import type { Response } from "../answers.ts";
import { count, length } from "../numbers.ts";
import { openList } from "../parts/behind.tsx";
import { Chart } from "../parts/chart.tsx";
import { stackOption } from "../parts/series.ts";
import { t } from "../words.ts";

const TIMINGS = ["acknowledge", "act", "arrive", "resolve"] as const;

type Bar = NonNullable<Response["totals"]["acknowledge"]["spread"]>[number];

/** How the times are spread, which no median tells: most within seconds, and the few that took an hour. */
export function Spread({
	totals,
	listOf,
}: {
	readonly totals: Response["totals"];
	readonly listOf: (timed: (typeof TIMINGS)[number]) => string | undefined;
}) {
	return (
		<div class="spreads" data-testid="spreads">
			{TIMINGS.map((name) => {
				const { spread = [], count: n } = totals[name];
				const names = spread.map(barName);
				const title = t(`timing.${name}`);
				const series = [{ name: t("column.count"), color: "cause-real", values: spread.map((bar) => bar.count) }];
				return (
					<Chart
						key={name}
						name={`spread-${name}`}
						title={title}
						height={9}
						option={(paint) => stackOption(paint, { names, series })}
						emptyBecause={n > 0 ? t("card.few", { n: count(n) }) : undefined}
						onPick={() => openList(listOf(name), title)}
						table={{
							columns: [{ head: t("column.length"), words: true }, { head: t("column.count") }],
							rows: spread.map((bar, at) => ({ key: `${bar.fromS}`, cells: [names[at], count(bar.count)] })),
						}}
					/>
				);
			})}
		</div>
	);
}

function barName({ fromS, toS }: Bar): string {
	if (toS === undefined) return t("spread.from", { from: length(fromS) });
	return fromS === 0 ? t("spread.under", { to: length(toS) }) : `${length(fromS)} – ${length(toS)}`;
}
