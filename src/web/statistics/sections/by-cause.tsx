import type { IncidentGroup } from "../answers.ts";
import { count, percent } from "../numbers.ts";
import { Behind, narrowed, openList } from "../parts/behind.tsx";
import { Chart } from "../parts/chart.tsx";
import { stackOption } from "../parts/series.ts";
import { t } from "../words.ts";

const CAUSES = ["real", "unknown", "authorised", "false", "open"] as const;
const ROW_REM = 1.9;
const AROUND_REM = 4.2;

/** Groups of incidents, the largest first, each by how its incidents ended. */
export function ByCause({
	name,
	title,
	head,
	groups,
	nameOf,
	most,
}: {
	readonly name: string;
	readonly title: string;
	/** What the groups are. */
	readonly head: string;
	readonly groups: readonly IncidentGroup[];
	readonly nameOf: (group: IncidentGroup) => string;
	readonly most: number;
}) {
	const shown = [...groups]
		.filter((group) => group.count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, most);
	const names = shown.map(nameOf);
	const series = CAUSES.map((cause) => ({
		...{ name: t(`cause.${cause}`), color: `cause-${cause}` },
		values: shown.map((group) => group[cause]),
	}));
	return (
		<Chart
			name={name}
			title={title}
			height={Math.max(6, shown.length * ROW_REM + AROUND_REM)}
			option={(paint) => stackOption(paint, { names, series, lying: true })}
			onPick={(index) => openList(shown[index]?.list, names[index] ?? "")}
			table={{
				columns: [
					{ head },
					...CAUSES.map((cause) => ({ head: t(`cause.${cause}`) })),
					{ head: t("column.all") },
					{ head: t("card.false") },
				],
				rows: shown.map((group, n) => ({
					key: group.key,
					cells: [
						names[n],
						...CAUSES.map((cause) => (
							<Behind
								key={cause}
								list={group[cause] > 0 ? narrowed(group.list, { cause: cause === "open" ? "none" : cause }) : undefined}
								what={`${names[n]} · ${t(`cause.${cause}`)}`}
							>
								{count(group[cause])}
							</Behind>
						)),
						<Behind list={group.list} what={names[n] ?? ""}>
							{count(group.count)}
						</Behind>,
						percent(group.falseShare),
					],
				})),
			}}
		/>
	);
}
