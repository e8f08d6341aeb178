import { api } from "../../app/api.ts";
import { useAnswer } from "../answers.ts";
import { asked } from "../asked.ts";
import { sourceName } from "../naming.ts";
import { count, percent } from "../numbers.ts";
import { Behind, narrowed } from "../parts/behind.tsx";
import { Failed } from "../parts/failed.tsx";
import { Bar, Table } from "../parts/table.tsx";
import { t } from "../words.ts";

const TOP = 10;

/** Which devices the false alarms come from; a device may hang in a flat, so not in the public view. */
export function FalseAlarms() {
	if (asked.value.view === "public") return <p class="empty">{t("false.hidden")}</p>;
	return <TopTen />;
}

function TopTen() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/incidents", { query: { ...query, groupBy: "source" } }),
	);
	if (!answer) return <Failed why={failed} />;
	const all = answer.totals.false;
	const top = answer.groups
		.filter((group) => group.false > 0)
		.sort((a, b) => b.false - a.false)
		.slice(0, TOP);
	const most = top[0]?.false ?? 1;
	return (
		<div class="panel table-panel" data-testid="false-alarms">
			<h3>{t("false.top")}</h3>
			{top.length === 0 && <p class="empty">{t("chart.empty")}</p>}
			{top.length > 0 && (
				<Table
					caption={t("false.top")}
					columns={[
						{ head: t("column.device") },
						{ head: t("column.false"), words: true },
						{ head: t("column.share") },
						{ head: t("column.count") },
					]}
					rows={top.map((group) => {
						const name = sourceName(group.key, group.words);
						return {
							key: group.key,
							cells: [
								name,
								<Bar share={group.false / most}>
									<Behind list={narrowed(group.list, { cause: "false" })} what={`${name} · ${t("cause.false")}`}>
										{count(group.false)}
									</Behind>
								</Bar>,
								percent(all > 0 ? group.false / all : undefined),
								<Behind list={group.list} what={name}>
									{count(group.count)}
								</Behind>,
							],
						};
					})}
				/>
			)}
		</div>
	);
}
