import { api } from "../../app/api.ts";
import { type Devices as Answer, useAnswer } from "../answers.ts";
import { asked } from "../asked.ts";
import { kindName, sourceName } from "../naming.ts";
import { count, length, percent } from "../numbers.ts";
import { Behind } from "../parts/behind.tsx";
import { Failed } from "../parts/failed.tsx";
import { Bar, Table } from "../parts/table.tsx";
import { t } from "../words.ts";

type Group = Answer["groups"][number];

const WORST = 10;

/** How much of the time devices were there, what was bypassed, and which were not tested. */
export function Devices() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/devices", { query: { ...query, groupBy: "kind" } }),
	);
	if (!answer) return <Failed why={failed} />;
	return (
		<>
			<Availability
				title={t("devices.by-kind")}
				head={t("column.kind")}
				groups={answer.groups}
				nameOf={({ key, words }) => kindName(key, words)}
				many
			/>
			{asked.value.view === "internal" && <Worst />}
		</>
	);
}

function Worst() {
	const { answer, failed } = useAnswer((query) =>
		api("GET /statistics/devices", { query: { ...query, groupBy: "source" } }),
	);
	if (!answer) return <Failed why={failed} />;
	const worst = answer.groups
		.filter(({ availability = 1 }) => availability < 1)
		.sort((a, b) => (a.availability ?? 1) - (b.availability ?? 1))
		.slice(0, WORST);
	return (
		<Availability
			title={t("devices.worst")}
			head={t("column.device")}
			groups={worst}
			nameOf={({ key, words }) => sourceName(key, words)}
		/>
	);
}

function Availability({
	title,
	head,
	groups,
	nameOf,
	many = false,
}: {
	readonly title: string;
	readonly head: string;
	readonly groups: readonly Group[];
	readonly nameOf: (group: Group) => string;
	/** Each group is several devices. */
	readonly many?: boolean;
}) {
	return (
		<div class={many ? "panel table-panel table-wide" : "panel table-panel"} data-testid="devices">
			<h3>{title}</h3>
			{groups.length === 0 && <p class="empty">{t("chart.empty")}</p>}
			{groups.length > 0 && (
				<Table
					caption={title}
					columns={[
						{ head },
						...(many ? [{ head: t("column.devices") }] : []),
						{ head: t("column.availability"), words: true },
						{ head: t("column.lost") },
						{ head: t("column.out") },
						{ head: t("column.bypassed") },
						...(many ? [{ head: t("column.tested") }, { head: t("column.overdue") }] : []),
					]}
					rows={groups.map((group) => ({
						key: group.key,
						cells: [
							<Behind list={group.list} what={nameOf(group)}>
								{nameOf(group)}
							</Behind>,
							...(many ? [count(group.devices)] : []),
							<Bar share={group.availability}>{percent(group.availability)}</Bar>,
							count(group.lost),
							group.outOfServiceS > 0 ? length(group.outOfServiceS) : "0",
							group.bypassedS > 0 ? length(group.bypassedS) : "0",
							...(many ? [count(group.tested), count(group.overdueTests)] : []),
						],
					}))}
				/>
			)}
		</div>
	);
}
