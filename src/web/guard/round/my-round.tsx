import { language, say } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { Frame } from "../frame.tsx";
import { PushOffer } from "../push/push-offer.tsx";
import { isWaiting, markOf } from "../queue/act.ts";
import { clock, held, type Known, known, lastDone, type Screen, screen } from "../state.ts";
import { t } from "../words.ts";
import { nameOf } from "./name.ts";
import { checkpointOf, type RoundView, type StopView, toWalk } from "./view.ts";

/** My round: the next checkpoint large, then all stops; then the rounds that come later. */
export function MyRound() {
	const now = known.value;
	return (
		<Frame deeds={<Deeds />}>
			<Done />
			{now ? <Rounds known={now} /> : <h1 class="empty">{t("round.unread")}</h1>}
			<PushOffer />
		</Frame>
	);
}

/** What was done last, and whether the hub has it. */
function Done() {
	const done = lastDone.value;
	if (!done) return null;
	const zone = known.value?.timeZone ?? "UTC";
	const time = timeAt(done.act.body.at, "clock", zone, language.value);
	const now = held.value.find(({ n }) => n === done.n) ?? done;
	return (
		<p
			class="done"
			role="status"
			data-testid={done.act.kind === "checkin" ? "checked-in" : "reported"}
			data-mark={markOf(now)}
		>
			{done.act.kind === "checkin"
				? t("checkedIn", { name: nameOf(checkpointOf(done) ?? ""), time })
				: t("reported", { time })}{" "}
			<span class="done-mark">{t(`done.${markOf(now)}`)}</span>
		</p>
	);
}

function Rounds({ known: now }: { readonly known: Known }) {
	const [round, ...others] = toWalk(now.rounds, held.value, clock.value);
	const later = others.filter(({ next }) => next !== undefined);
	return (
		<>
			{round ? <Walked view={round} known={now} /> : <h1 class="empty">{t("round.none")}</h1>}
			{later.length > 0 && <Later rounds={later} known={now} />}
			<p class="as-of">{t("state.asOf", { time: timeAt(now.at, "minute", now.timeZone, language.value) })}</p>
		</>
	);
}

function Deeds() {
	return (
		<>
			<button type="button" class="primary wide" data-testid="check-in" onClick={() => go("check-in")}>
				{t("checkIn")}
			</button>
			<button type="button" data-testid="report" onClick={() => go("finding")}>
				{t("finding")}
			</button>
			<button type="button" aria-label={t("more")} data-testid="more" onClick={() => go("more")}>
				⋯
			</button>
		</>
	);
}

function go(to: Screen): void {
	lastDone.value = undefined;
	screen.value = to;
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
			{!next && <p class="done">{t("round.walked")}</p>}
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
						data-mark={stopMark(one)}
					>
						<span class="stop-time">{time(one.stop.dueAt)}</span>
						<span class="stop-name">{nameOf(one.stop.checkpoint)}</span>
						<span class="stop-mark">{t(`stop.${stopMark(one)}`)}</span>
					</li>
				))}
			</ol>
		</section>
	);
}

/** How a stop stands, as its guard is told. */
function stopMark({ stop, mine, over }: StopView) {
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
