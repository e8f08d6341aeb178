import { language, say } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { isWaiting } from "../queue/act.ts";
import { clock, held, type Known, known, lastDone } from "../state.ts";
import { t } from "../words.ts";
import { nameOf } from "./name.ts";
import { type RoundView, type StopView, toWalk } from "./view.ts";

/** My round: the next checkpoint large, then all stops; then the rounds that come later. */
export function MyRound() {
	const now = known.value;
	if (!now) return <p class="empty">{t("round.unread")}</p>;
	const [round, ...later] = toWalk(now.rounds, held.value, clock.value);
	const done = lastDone.value;
	return (
		<>
			{done && (
				<p class="told" role="status" data-testid="checked-in">
					{t("checkedIn", { name: done.name, time: timeAt(done.at, "clock", now.timeZone, language.value) })}
				</p>
			)}
			{round ? <Walked view={round} known={now} /> : <p class="empty">{t("round.none")}</p>}
			{later.length > 0 && <Later rounds={later} known={now} />}
			<p class="as-of">{t("state.asOf", { time: timeAt(now.at, "minute", now.timeZone, language.value) })}</p>
		</>
	);
}

function Walked({ view, known: { timeZone } }: { readonly view: RoundView; readonly known: Known }) {
	const { round, stops, next } = view;
	const time = (at: string) => timeAt(at, "minute", timeZone, language.value);
	const done = stops.filter((stop) => stop.done).length;
	return (
		<section data-testid="round" data-round={round.id}>
			<div class="round-head">
				<h1>{say(round.words)}</h1>
				<span>{t("round.done", { done, all: stops.length })}</span>
			</div>
			{next && (
				<div class="next" data-testid="next" data-checkpoint={next.stop.checkpoint}>
					<span class="next-what">{t("round.next")}</span>
					<strong class="next-name">{nameOf(next.stop.checkpoint)}</strong>
					<span>
						{t("round.within", { time: time(next.stop.dueAt), n: Math.round(next.stop.toleranceMs / 60_000) })}
					</span>
				</div>
			)}
			<ol class="stops">
				{stops.map((one) => (
					<li
						key={one.stop.checkpoint}
						data-testid="stop"
						data-checkpoint={one.stop.checkpoint}
						data-mark={markOf(one)}
					>
						<span class="stop-time">{time(one.stop.dueAt)}</span>
						<span class="stop-name">{nameOf(one.stop.checkpoint)}</span>
						<span class="stop-mark">{t(`stop.${markOf(one)}`)}</span>
					</li>
				))}
			</ol>
		</section>
	);
}

/** How a stop stands, as its guard is told. */
function markOf({ stop, mine, over }: StopView) {
	if (mine && isWaiting(mine)) return "unsent";
	if (mine?.refused !== undefined) return "refused";
	if (stop.flags?.length || mine?.sent?.flags?.length) return "flagged";
	if (mine && stop.at === undefined) return "sent";
	if (stop.status !== "pending" || over) return stop.status;
	return Date.parse(stop.dueAt) + stop.toleranceMs < clock.value ? "overdue" : "pending";
}

function Later({ rounds, known: { timeZone } }: { readonly rounds: readonly RoundView[]; readonly known: Known }) {
	const time = (at: string) => timeAt(at, "minute", timeZone, language.value);
	return (
		<section>
			<h2>{t("round.later")}</h2>
			<ul class="stops">
				{rounds.map(({ round }) => (
					<li key={round.id} data-testid="later-round">
						<span class="stop-time">{time(round.startsAt)}</span>
						<span class="stop-name">{say(round.words)}</span>
						<span class="stop-mark">{t("round.span", { from: time(round.startsAt), to: time(round.endsBy) })}</span>
					</li>
				))}
			</ul>
		</section>
	);
}
