import type { RoundShape } from "../../../contract/patrol-shapes.ts";
import { now } from "../../app/follow.ts";
import { loginOf, personName } from "../../app/people.ts";
import { say } from "../../kit/sentences.ts";
import { clockAt, dateAndTime } from "../naming.ts";
import { Asking } from "./asking.tsx";
import { nextStop, progressOf } from "./rounds.ts";
import { StopRow } from "./stop-row.tsx";
import { t } from "./words.ts";

/** One round: whose, how far, each stop, and what a captain can do about it. */
export function RoundRow({ round, open }: { readonly round: RoundShape; readonly open: boolean }) {
	const { id, words, guard, state, startsAt, endedAt, stops, cancelled, handedOn, alarms, reason } = round;
	const { done, all, missed } = progressOf(round);
	const next = state === "under-way" ? nextStop(round) : undefined;
	const going = !cancelled && (state === "scheduled" || state === "under-way");
	const notBegun = state === "scheduled" && Date.parse(startsAt) < now.value;
	const about = t("of", { what: say(words), of: clockAt(startsAt) });
	return (
		<li class="round" data-testid="round" data-round={id} data-state={cancelled ? "cancelled" : state}>
			<details open={open}>
				<summary>
					<strong>{say(words)}</strong> <span class="look">{dateAndTime(startsAt)}</span>{" "}
					<span data-testid="round-guard">{guard === undefined ? t("round.nobody") : personName(guard)}</span>{" "}
					<span class="round-state">
						{cancelled ? t("round.cancelled") : t(notBegun ? "round.notBegun" : `round.${state}`)}
					</span>{" "}
					<span class="round-progress" data-testid="round-progress">
						<progress value={done} max={all} aria-label={t("round.progress", { done, all })} />{" "}
						{t("round.progress", { done, all })}
					</span>
					{missed > 0 && <span class="tag tag-doubt">{t("round.missed", { n: missed })}</span>}
				</summary>
				<RoundFacts {...{ reason, cancelled, handedOn, alarms, endedAt }} />
				<ol class="plain stops">
					{stops.map((stop) => (
						<StopRow key={stop.checkpoint} round={round} stop={stop} isNext={stop === next} />
					))}
				</ol>
				{going && (
					<p class="round-acts">
						<Asking
							route="POST /patrol/rounds/{id}/assign"
							about={id}
							label={guard === undefined ? t("assign") : t("handOn")}
							of={about}
							testid="assign"
							fields={[{ name: "guard", label: t("round.guard"), list: "people" }]}
							said={({ guard: to = "" }) => ({ params: { id }, body: { guard: loginOf(to) } })}
						/>
						<Asking
							route="POST /patrol/rounds/{id}/cancel"
							about={id}
							label={t("cancelRound")}
							of={about}
							testid="cancel-round"
							fields={[{ name: "reason", label: t("reason") }]}
							said={({ reason: why = "" }) => ({ params: { id }, body: { reason: why } })}
						/>
					</p>
				)}
			</details>
		</li>
	);
}

type Facts = Pick<RoundShape, "reason" | "cancelled" | "handedOn" | "alarms" | "endedAt">;

/** What happened to it besides its stops. */
function RoundFacts({ reason, cancelled, handedOn = [], alarms = [], endedAt }: Facts) {
	const facts = [
		reason === undefined ? [] : t("round.reason", { reason }),
		cancelled ? t("round.cancelledBy", { by: personName(cancelled.by), reason: cancelled.reason }) : [],
		endedAt === undefined || cancelled ? [] : t("round.ended", { time: clockAt(endedAt) }),
		handedOn.map(({ from, to, at }) =>
			t("round.handedOn", { from: personName(from), to: personName(to), time: clockAt(at) }),
		),
		alarms.flatMap(({ takenBack }) =>
			takenBack ? t("round.takenBack", { time: clockAt(takenBack.at), why: say(takenBack.why) }) : [],
		),
	].flat();
	return (
		<>
			{facts.map((fact) => (
				<p key={fact} class="look">
					{fact}
				</p>
			))}
		</>
	);
}
