import { PRIORITIES } from "../../../model/priority.ts";
import { api } from "../../app/api.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { type Response as Answer, useAnswer } from "../answers.ts";
import { length } from "../numbers.ts";
import { Behind, narrowed } from "../parts/behind.tsx";
import { Failed } from "../parts/failed.tsx";
import { Table } from "../parts/table.tsx";
import { t } from "../words.ts";
import { momentOf } from "./episodes.tsx";
import { Spread } from "./spread.tsx";
import { timingCells, timingColumns } from "./timing.tsx";

const TIMINGS = ["acknowledge", "act", "arrive", "resolve", "agency"] as const;

/** How long things took, against the targets in force at the time; taking, by priority. */
export function Response() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/response", { query: { ...query, groupBy: "priority" } }),
	);
	if (!answer) return <Failed why={failed} />;
	const listOf = (timed: (typeof TIMINGS)[number]) =>
		answer.totals[timed].count > 0 ? narrowed(answer.list, { timed }) : undefined;
	const { chainTests } = answer.totals;
	const groups = new Map(answer.groups.map((group) => [group.key, group]));
	return (
		<>
			<div class="panel table-panel" data-testid="response">
				<h3>{t("part.response")}</h3>
				<Table
					caption={t("part.response")}
					columns={[{ head: t("column.span") }, ...timingColumns()]}
					rows={[
						...TIMINGS.map((name) => ({
							key: name,
							cells: [
								<Behind list={listOf(name)} what={t(`timing.${name}`)}>
									{t(`timing.${name}`)}
								</Behind>,
								...timingCells(answer.totals[name]),
							],
						})),
						...(chainTests?.tests
							? [{ key: "chain-tests", cells: [t("timing.chain"), ...timingCells(chainTests)] }]
							: []),
					]}
				/>
				<p class="note">{t("timing.note")}</p>
				{chainTests?.newest && <p class="note">{chainWords(chainTests.newest)}</p>}
				<Volunteers {...answer.totals.volunteers} />
			</div>
			<Spread totals={answer.totals} listOf={listOf} />
			<div class="panel table-panel">
				<h3>{t("chart.response")}</h3>
				<Table
					caption={t("chart.response")}
					columns={[{ head: t("column.priority") }, ...timingColumns()]}
					rows={PRIORITIES.flatMap((priority) => {
						const group = groups.get(priority);
						if (!group) return [];
						const name = t(`priority.${priority}`);
						return [
							{
								key: priority,
								cells: [
									<Behind list={narrowed(group.list, { timed: "acknowledge" })} what={name}>
										<PriorityMark priority={priority} silent /> {name}
									</Behind>,
									...timingCells(group.acknowledge),
								],
							},
						];
					})}
				/>
			</div>
		</>
	);
}

/** When the chain was tested last, and in how long a person said that it had reached them. */
function chainWords({ at, confirmS }: { readonly at: string; readonly confirmS?: number | undefined }): string {
	const date = momentOf(at);
	return confirmS === undefined
		? t("timing.chain.nobody", { date })
		: t("timing.chain.newest", { date, length: length(confirmS) });
}

/** Who was asked to look, and what they said; nothing where nobody was. */
function Volunteers({ asked, coming, cannot }: Answer["totals"]["volunteers"]) {
	if (asked === 0) return null;
	return (
		<p data-testid="volunteers">
			{t("volunteers.counted", { asked, coming, cannot, silent: asked - coming - cannot })}
		</p>
	);
}
