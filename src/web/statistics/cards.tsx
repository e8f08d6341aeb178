import type { ComponentChildren } from "preact";
import { PRIORITIES } from "../../model/priority.ts";
import { PriorityMark } from "../app/priority-mark.tsx";
import type { Overview, Timing } from "./answers.ts";
import { change, count, length, percent } from "./numbers.ts";
import { Behind, narrowed } from "./parts/behind.tsx";
import { targetWords } from "./sections/timing.tsx";
import { t } from "./words.ts";

const CASES = ["criminal-case", "public-security-case"] as const;

interface CardProps {
	readonly name: string;
	readonly title: string;
	readonly value: string;
	readonly list?: string | undefined;
	/** The number a period before, and how it moved since; `better` says which way is good. */
	readonly before?: { readonly value: string; readonly change: number | undefined } | undefined;
	readonly children?: ComponentChildren;
}

/** One number, large; what it is, what it was before, and what stands behind it. */
function Card({ name, title, value, list, before, children }: CardProps) {
	return (
		<li class="panel card-figure" data-testid={`card-${name}`}>
			<h3>{title}</h3>
			<p class="card-number">
				<Behind list={list} what={title} testid={`behind-${name}`}>
					{value}
				</Behind>
			</p>
			<div class="card-facts">{children}</div>
			{before && <p class="card-before">{beforeWords(before)}</p>}
		</li>
	);
}

function beforeWords({ value, change: moved }: NonNullable<CardProps["before"]>): string {
	if (moved === undefined) return t("against.was", { before: value });
	if (Math.abs(moved) < 0.005) return t("against.same", { before: value });
	const sign = moved > 0 ? "▲" : "▼";
	return t("against", { change: `${sign} ${percent(Math.abs(moved))}`, before: value });
}

/** The numbers that a manager asks for first. */
export function Cards({
	overview,
	falseList,
}: {
	readonly overview: Overview;
	/** What the false ones are, where the view may name them. */
	readonly falseList?: string | undefined;
}) {
	const { totals, compare, list } = overview;
	const was = compare?.totals;
	const caused = totals.count - totals.open;
	const { rounds } = totals;
	const complete = completeShare(rounds);
	const wasComplete = completeShare(was?.rounds);
	return (
		<>
			<h2 class="unseen">{t("part.first")}</h2>
			<ul class="cards plain" data-testid="cards">
				<Card name="case" title={t("card.case")} value={count(totals.daysSinceCase ?? totals.daysWithoutCase)}>
					<CaseCounts cases={totals.cases} list={list} />
					{totals.daysSinceCase === undefined && <p>{t("card.case.none")}</p>}
				</Card>
				<Card
					name="incidents"
					title={t("card.incidents")}
					value={count(totals.count)}
					list={list}
					before={was && { value: count(was.count), change: change(totals.count, was.count) }}
				>
					<p class="card-split">
						{PRIORITIES.map((priority) => (
							<span key={priority} class="fact">
								<PriorityMark priority={priority} />
								<Behind
									list={(totals.byPriority[priority] ?? 0) > 0 ? narrowed(list, { priority }) : undefined}
									what={t(`priority.${priority}`)}
								>
									{count(totals.byPriority[priority] ?? 0)}
								</Behind>
							</span>
						))}
					</p>
				</Card>
				<Card
					name="false"
					title={t("card.false")}
					value={percent(totals.falseShare)}
					list={falseList}
					before={was && { value: percent(was.falseShare), change: change(totals.falseShare, was.falseShare) }}
				>
					<p>{t("card.false.of", { n: count(totals.false), of: count(caused) })}</p>
				</Card>
				<TimingCard name="acknowledge" now={totals.acknowledge} was={was?.acknowledge} list={list} />
				<TimingCard name="arrive" now={totals.arrive} was={was?.arrive} list={list} />
				<Card
					name="rounds"
					title={t("card.rounds")}
					value={percent(complete)}
					list={rounds && rounds.count > 0 ? rounds.list : undefined}
					before={was && { value: percent(wasComplete), change: change(complete, wasComplete) }}
				>
					<p>
						{!rounds || rounds.count === 0
							? t("card.rounds.none")
							: t("card.rounds.of", {
									...{ n: count(rounds.count), complete: count(rounds.complete), missed: count(rounds.missed) },
								})}
					</p>
				</Card>
				<Card
					name="availability"
					title={t("card.availability")}
					value={percent(totals.availability)}
					list={totals.availability === undefined ? undefined : totals.devices?.list}
					before={was && { value: percent(was.availability), change: undefined }}
				>
					<p>{t("card.availability.of")}</p>
				</Card>
				<Card
					name="blind"
					title={t("card.blind")}
					value={percent(totals.blindShare)}
					before={was && { value: percent(was.blindShare), change: undefined }}
				>
					<p>{t("card.blind.of")}</p>
				</Card>
			</ul>
		</>
	);
}

/** What the police made a case of, each with its incidents. */
function CaseCounts({
	cases,
	list,
}: {
	readonly cases: Overview["totals"]["cases"];
	readonly list: string | undefined;
}) {
	const n = CASES.reduce((sum, outcome) => sum + cases[outcome], 0);
	if (n === 0) return <p>{t("card.case.in")}</p>;
	return (
		<>
			{CASES.filter((outcome) => cases[outcome] > 0).map((outcome) => (
				<p key={outcome}>
					<Behind list={narrowed(list, { outcome })} what={t(`outcome.${outcome}`)} testid={`behind-${outcome}`}>
						{t(`outcome.${outcome}`)}: {count(cases[outcome])}
					</Behind>
				</p>
			))}
		</>
	);
}

function completeShare(rounds: Overview["totals"]["rounds"]): number | undefined {
	return rounds && rounds.count > 0 ? rounds.complete / rounds.count : undefined;
}

function TimingCard({
	name,
	now,
	was,
	list,
}: {
	readonly name: "acknowledge" | "arrive";
	readonly now: Timing;
	readonly was: Timing | undefined;
	/** The incidents of the period: those of them of which the time is known are behind it. */
	readonly list: string | undefined;
}) {
	const { medianS, p95S, count: n, withinTarget } = now;
	return (
		<Card
			name={name}
			title={t(`card.${name}`)}
			value={length(medianS)}
			list={n > 0 ? narrowed(list, { timed: name }) : undefined}
			before={was && { value: length(was.medianS), change: change(medianS, was.medianS) }}
		>
			<p>
				{medianS === undefined ? t("card.few", { n: count(n) }) : t("card.timing", { p95: length(p95S), n: count(n) })}
			</p>
			{withinTarget !== undefined && (
				<p>
					{t("card.within", { share: percent(withinTarget) })} · {targetWords(now)}
				</p>
			)}
		</Card>
	);
}
