import type { IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { me } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { countdown } from "../../kit/time.ts";
import { clockAt } from "../naming.ts";
import { can } from "./allowed.ts";
import { accept } from "./incident-actions.ts";
import { type Deadline, deadlines, urgencyOf } from "./next.ts";
import type { StepState } from "./procedure.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly steps: readonly StepState[];
}

/** What is due next, big and ticking, and who has it. */
export function Next({ incident, steps }: Props) {
	const { state, waiting, transfer, owner } = incident;
	const [first, ...later] = deadlines(incident, steps);
	if (state === "resolved") return null;
	return (
		<div class="next" data-testid="next">
			{waiting && Date.parse(waiting.until) > now.value ? (
				<div class="next-main next-waiting">
					<span class="next-left">{countdown(Date.parse(waiting.until) - now.value)}</span>
					<span class="next-what">
						{t("waiting.until", { time: clockAt(waiting.until) })}
						<small>{t("waiting.why", { by: personName(waiting.by), reason: waiting.reason })}</small>
					</span>
				</div>
			) : first ? (
				<Due deadline={first} main />
			) : (
				<div class="next-main next-none">
					<span class="next-what">{t("next.none")}</span>
				</div>
			)}
			{later.slice(0, 2).map((one) => (
				<Due key={one.step?.id ?? one.due} deadline={one} />
			))}
			<div class="next-owner">
				<Icon name="person" />
				<span data-testid="owner">
					{owner === undefined
						? t("owner.nobody")
						: owner === me()
							? t("owner.me", { name: personName(owner) })
							: personName(owner)}
				</span>
				{transfer && <Offer incident={incident} transfer={transfer} />}
			</div>
		</div>
	);
}

function Due({ deadline, main = false }: { readonly deadline: Deadline; readonly main?: boolean }) {
	const left = deadline.at - now.value;
	const what = deadline.step
		? say(deadline.step.words)
		: (t.ifKnown(`next.${deadline.due}`) ?? t.ifKnown(`due.${deadline.due}`) ?? deadline.due);
	return (
		<div class={`${main ? "next-main" : "next-later"} next-${urgencyOf(left)}`}>
			<span class="next-left">{countdown(left)}</span>
			<span class="next-what">
				{what}
				{left < 0 && <small>{t("next.passed")}</small>}
			</span>
		</div>
	);
}

function Offer({ incident, transfer }: Pick<Props, "incident"> & { transfer: NonNullable<IncidentShape["transfer"]> }) {
	if (transfer.to === me() && can(incident, "accept")) {
		return (
			<button type="button" class="primary" data-testid="accept" onClick={() => void accept(incident)}>
				{t("owner.acceptFrom", { by: personName(transfer.by) })}
			</button>
		);
	}
	return <span class="soft">{t("owner.offered", { to: personName(transfer.to) })}</span>;
}
