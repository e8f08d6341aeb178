import type { RoundShape } from "../../../contract/patrol-shapes.ts";
import type { StopStatus } from "../../../model/patrol.ts";
import { personName } from "../../app/people.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { clockAt, deviceWords } from "../naming.ts";
import { Asking } from "./asking.tsx";
import { t } from "./words.ts";

/** Each status by a mark of its own; its words stand beside it. */
const MARKS: Readonly<Record<StopStatus, IconName>> = {
	pending: "play",
	"on-time": "check",
	early: "back",
	late: "clock",
	missed: "close",
	"out-of-order": "both",
	excused: "minus",
};

/** Longer than this after it was made, a check-in was kept by what had no link. */
const BEHIND_MS = 5 * 60_000;

interface Props {
	readonly round: RoundShape;
	readonly stop: RoundShape["stops"][number];
	readonly isNext: boolean;
}

/** One stop of a round: where, when it is due, how it was judged, what is doubtful, and what was judged before. */
export function StopRow({ round, stop, isNext }: Props) {
	const { checkpoint, dueAt, status, at, receivedAt, flags, revisedFrom, excused, guard } = stop;
	const where = deviceWords(checkpoint);
	const came = at === undefined ? undefined : clockAt(at);
	const late = at !== undefined && receivedAt !== undefined && Date.parse(receivedAt) - Date.parse(at) > BEHIND_MS;
	const open = at === undefined && !excused && !round.cancelled;
	return (
		<li class={`stop stop-${status}`} data-testid="stop" data-checkpoint={checkpoint} data-status={status}>
			<span class="stop-mark">
				<Icon name={MARKS[status]} />
			</span>
			<span class="stop-words">
				<strong>{where}</strong>{" "}
				<span class="look">
					{t("stop.due", { time: clockAt(dueAt), minutes: Math.round(stop.toleranceMs / 60_000) })}
				</span>{" "}
				<span class="stop-status">
					{revisedFrom !== undefined && came !== undefined
						? t("stop.revised", { before: t(`status.${revisedFrom}`), time: came, status: t(`status.${status}`) })
						: came === undefined
							? t(`status.${status}`)
							: t("stop.came", { status: t(`status.${status}`), time: came })}
				</span>
				{isNext && <span class="tag">{t("stop.next")}</span>}
				{late && receivedAt !== undefined && (
					<span class="tag">{t("stop.received", { time: clockAt(receivedAt) })}</span>
				)}
				{flags?.map((flag) => (
					<span key={flag} class="tag tag-doubt" data-flag={flag}>
						{t(`flag.${flag}`)}
					</span>
				))}
				{guard !== undefined && guard !== round.guard && (
					<span class="look">{t("stop.by", { guard: personName(guard) })}</span>
				)}
				{excused && (
					<span class="look">{t("stop.excusedBy", { by: personName(excused.by), reason: excused.reason })}</span>
				)}
			</span>
			{open && (
				<Asking
					route="POST /patrol/rounds/{id}/excuse"
					about={`${round.id} ${checkpoint}`}
					label={t("excuse")}
					of={where}
					testid="excuse"
					fields={[{ name: "reason", label: t("reason") }]}
					said={({ reason = "" }) => ({ params: { id: round.id }, body: { checkpoints: [checkpoint], reason } })}
				/>
			)}
		</li>
	);
}
