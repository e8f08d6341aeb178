import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import type { Health } from "../answers.ts";
import { sourceName, typeName, zoneName } from "../naming.ts";
import { count, percent } from "../numbers.ts";
import { Behind } from "../parts/behind.tsx";
import { Table } from "../parts/table.tsx";
import { t } from "../words.ts";

type Totals = Health["totals"];
interface Counted {
	readonly source?: string | undefined;
	readonly zone?: string | undefined;
}

const MOST = 12;

/** What went on for a while: floods, what chattered, what stood for more than a day. */
export function Episodes({
	totals: { floods, floodShare, chattering = [], standing = [] },
}: {
	readonly totals: Totals;
}) {
	return (
		<>
			{floods && (
				<div class="panel table-panel">
					<h3>{t("health.floods")}</h3>
					<p class="note">{t("health.floods.of", { share: percent(floodShare ?? 0) })}</p>
					{floods.length > 0 && (
						<Table
							caption={t("health.floods")}
							columns={[
								{ head: t("column.from") },
								{ head: t("column.to"), words: true },
								{ head: t("column.rings") },
								{ head: t("column.peak") },
							]}
							rows={floods.slice(0, MOST).map(({ from, to, count: n, peak, incidents }) => ({
								key: from,
								cells: [
									<Behind list={incidents} what={`${t("health.floods")} · ${momentOf(from)}`}>
										{momentOf(from)}
									</Behind>,
									to === undefined ? t("health.ongoing") : momentOf(to),
									count(n),
									count(peak),
								],
							}))}
						/>
					)}
				</div>
			)}
			<div class="panel table-panel">
				<h3>{t("health.chattering")}</h3>
				{chattering.length === 0 && <p class="empty">{t("chart.empty")}</p>}
				{chattering.length > 0 && (
					<Table
						caption={t("health.chattering")}
						columns={[
							{ head: t("column.type") },
							{ head: t("column.device"), words: true },
							{ head: t("column.rings") },
						]}
						rows={chattering.slice(0, MOST).map((one, n) => ({
							key: `${one.type} ${one.source} ${n}`,
							cells: [
								<Behind list={one.incidents} what={typeName(one.type, one.words)}>
									{typeName(one.type, one.words)}
								</Behind>,
								whereOf(one),
								count(one.count),
							],
						}))}
					/>
				)}
			</div>
			<div class="panel table-panel">
				<h3>{t("health.standing")}</h3>
				{standing.length === 0 && <p class="empty">{t("chart.empty")}</p>}
				{standing.length > 0 && (
					<Table
						caption={t("health.standing")}
						columns={[
							{ head: t("column.type") },
							{ head: t("column.device"), words: true },
							{ head: t("column.from") },
							{ head: t("column.to") },
						]}
						rows={standing.slice(0, MOST).map((one, n) => ({
							key: `${one.type} ${one.source} ${n}`,
							cells: [
								<Behind list={one.incidents} what={typeName(one.type, one.words)}>
									<PriorityMark priority={one.priority} /> {typeName(one.type, one.words)}
								</Behind>,
								whereOf(one),
								momentOf(one.from),
								one.to === undefined ? t("health.ongoing") : momentOf(one.to),
							],
						}))}
					/>
				)}
			</div>
		</>
	);
}

function whereOf({ source, zone }: Counted): string {
	if (source !== undefined && source !== "hub") return sourceName(source);
	return zone === undefined ? "" : zoneName(zone);
}

/** A day and minute by the site's clocks. */
export function momentOf(instant: string): string {
	const zone = place.value?.site.timeZone ?? "UTC";
	return `${timeAt(instant, "day", zone, language.value)} ${timeAt(instant, "minute", zone, language.value)}`;
}
