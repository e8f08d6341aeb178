import { PRIORITIES } from "../../../model/priority.ts";
import { api } from "../../app/api.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { type Health as Answer, useAnswer } from "../answers.ts";
import { sourceName } from "../naming.ts";
import { count, decimal, length, NOTHING, percent } from "../numbers.ts";
import { Behind } from "../parts/behind.tsx";
import { Failed } from "../parts/failed.tsx";
import { Bar, Table } from "../parts/table.tsx";
import { t } from "../words.ts";
import { Episodes } from "./episodes.tsx";
import { whoseWords } from "./timing.tsx";

type Totals = Answer["totals"];

/** Whether the alarms can be handled, by ISA-18.2 and EEMUA 191 as they are quoted; each target says whose it is. */
export function Health() {
	const { answer, failed } = useAnswer((query) => api("GET /statistics/health", { query }));
	if (!answer) return <Failed why={failed} />;
	const { totals } = answer;
	return (
		<>
			<div class="stack">
				<Targets totals={totals} />
				<Silence totals={totals} />
			</div>
			<div class="stack">
				<Split totals={totals} />
				<Offenders totals={totals} />
			</div>
			<Episodes totals={totals} />
		</>
	);
}

function Targets({ totals: { targets = [], sounded, operatorHours } }: { readonly totals: Totals }) {
	return (
		<div class="panel table-panel" data-testid="health">
			<h3>{t("health.targets")}</h3>
			<Table
				caption={t("health.targets")}
				columns={[
					{ head: t("column.figure") },
					{ head: t("column.found") },
					{ head: t("column.target") },
					{ head: t("column.whose"), words: true },
					{ head: t("column.met"), words: true },
				]}
				rows={targets.map(({ figure, target, from, found, met }) => ({
					key: `${figure} ${from}`,
					cells: [
						t.ifKnown(`figure.${figure}`) ?? figure,
						asFigure(found, figure),
						asFigure(target, figure),
						whoseWords(from),
						met === undefined ? NOTHING : <span class={met ? "met" : "met-not"}>{t(met ? "met.yes" : "met.no")}</span>,
					],
				}))}
			/>
			{operatorHours !== undefined && (
				<p class="note">{t("health.rate.of", { n: count(sounded), hours: decimal(operatorHours) })}</p>
			)}
		</div>
	);
}

/** A share is said as one, whatever else as the number that it is. */
function asFigure(n: number | undefined, figure: string): string {
	return /share/i.test(figure) ? percent(n) : decimal(n);
}

function Split({ totals: { byPriority } }: { readonly totals: Totals }) {
	const all = PRIORITIES.reduce((sum, one) => sum + (byPriority[one] ?? 0), 0);
	return (
		<div class="panel table-panel">
			<h3>{t("health.priorities")}</h3>
			<Table
				caption={t("health.priorities")}
				columns={[
					{ head: t("column.priority") },
					{ head: t("column.rings") },
					{ head: t("column.share"), words: true },
				]}
				rows={PRIORITIES.map((priority) => {
					const n = byPriority[priority] ?? 0;
					const share = all > 0 ? n / all : undefined;
					return {
						key: priority,
						cells: [
							<>
								<PriorityMark priority={priority} silent /> {t(`priority.${priority}`)}
							</>,
							count(n),
							<Bar share={share}>{percent(share)}</Bar>,
						],
					};
				})}
			/>
		</div>
	);
}

function Offenders({ totals: { offenders } }: { readonly totals: Totals }) {
	if (!offenders || offenders.length === 0) return null;
	return (
		<div class="panel table-panel">
			<h3>{t("health.offenders")}</h3>
			<Table
				caption={t("health.offenders")}
				columns={[{ head: t("column.device") }, { head: t("column.rings") }, { head: t("column.share"), words: true }]}
				rows={offenders.map(({ source, words, count: n, share, incidents }) => {
					const name = sourceName(source, words);
					return {
						key: source,
						cells: [
							name,
							<Behind list={incidents} what={name}>
								{count(n)}
							</Behind>,
							<Bar share={share}>{percent(share)}</Bar>,
						],
					};
				})}
			/>
		</div>
	);
}

function Silence({ totals: { longestSilence = [] } }: { readonly totals: Totals }) {
	if (longestSilence.length === 0) return null;
	return (
		<div class="panel table-panel">
			<h3>{t("health.silence")}</h3>
			<Table
				caption={t("health.silence")}
				columns={[{ head: t("column.rule") }, { head: t("column.longest") }]}
				rows={longestSilence.map(({ rule, seconds }) => ({
					key: rule,
					cells: [t.ifKnown(`silence.${rule}`) ?? rule, length(seconds)],
				}))}
			/>
		</div>
	);
}
