import { seesFiguresByPerson } from "../../../model/role.ts";
import { api } from "../../app/api.ts";
import { myRole } from "../../app/session.ts";
import { type Patrol as Answer, useAnswer } from "../answers.ts";
import { asked } from "../asked.ts";
import { groupName } from "../naming.ts";
import { count, percent } from "../numbers.ts";
import { Behind } from "../parts/behind.tsx";
import { Failed } from "../parts/failed.tsx";
import { Bar, Table } from "../parts/table.tsx";
import { t } from "../words.ts";

type Group = Answer["groups"][number];

/** Rounds and their stops, by route; by guard for a captain alone. */
export function Patrol() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/patrol", { query: { ...query, groupBy: "route" } }),
	);
	const byPerson = seesFiguresByPerson(myRole()) && asked.value.view === "internal";
	if (!answer) return <Failed why={failed} />;
	if (answer.totals.rounds === 0) return <p class="empty">{t("patrol.none")}</p>;
	return (
		<>
			<Rounds title={t("patrol.by-route")} head={t("column.route")} groups={answer.groups} />
			{byPerson && <ByGuard />}
		</>
	);
}

function ByGuard() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/patrol", { query: { ...query, groupBy: "guard" } }),
	);
	if (!answer) return <Failed why={failed} />;
	return <Rounds title={t("patrol.by-guard")} head={t("column.guard")} groups={answer.groups} />;
}

function Rounds({
	title,
	head,
	groups,
}: {
	readonly title: string;
	readonly head: string;
	readonly groups: readonly Group[];
}) {
	return (
		<div class="panel table-panel" data-testid="patrol">
			<h3>{title}</h3>
			<Table
				caption={title}
				columns={[
					{ head },
					{ head: t("column.rounds") },
					{ head: t("column.complete"), words: true },
					{ head: t("column.on-time") },
					{ head: t("column.late") },
					{ head: t("column.missed") },
					{ head: t("column.excused") },
					{ head: t("column.flagged") },
				]}
				rows={groups.map((group) => ({
					key: group.key,
					cells: [
						groupName(group),
						<Behind list={group.list} what={groupName(group)}>
							{count(group.rounds)}
						</Behind>,
						<Bar share={shareOf(group.complete, group.rounds)}>{percent(shareOf(group.complete, group.rounds))}</Bar>,
						count(group.onTime),
						count(group.late),
						count(group.missed),
						count(group.excused),
						count(group.flagged),
					],
				}))}
			/>
		</div>
	);
}

function shareOf(part: number, whole: number): number | undefined {
	return whole > 0 ? part / whole : undefined;
}
