import type { DeliveryShape } from "../../../contract/work-shapes.ts";
import { CONSOLE } from "../../../model/channel.ts";
import { personName } from "../../app/people.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { reasonWords } from "../data-words.ts";
import { addresseeWords, channelWords, clockAt, whatWords, whereWords } from "../naming.ts";
import { incidents } from "../state.ts";
import { isFailing } from "./list.ts";
import { t } from "./words.ts";

/** Messages, each with its way, its addressee, how far it came, and why not where it did not. */
export function DeliveryList({
	deliveries,
	onIncident,
}: {
	readonly deliveries: readonly DeliveryShape[];
	/** Names each message's incident, and takes it in hand. */
	readonly onIncident?: (id: string) => void;
}) {
	return (
		<ul class="plain deliveries">
			{deliveries.map((one) => (
				<li
					key={one.id}
					class={isFailing(one) ? "delivery delivery-failing" : "delivery"}
					data-testid="delivery"
					data-state={one.state}
				>
					<time dateTime={one.since}>{clockAt(one.since, "second")}</time>
					<Came delivery={one} />
					<div class="delivery-body">
						{onIncident && <About incident={one.incident} onIncident={onIncident} />}
						<span>
							{channelWords(one.channel)}
							{one.to !== one.channel && ` → ${addresseeWords(one.to)}`}
						</span>
						<span class="look">{t(`about.${one.about}`)}</span>
						{one.user !== undefined && one.user !== one.to && (
							<span class="look">{t("deliveries.at", { name: personName(one.user) })}</span>
						)}
						{one.deliveredAt !== undefined && one.seenAt !== undefined && (
							<span class="look">
								{t("deliveries.both", { delivered: clockAt(one.deliveredAt), seen: clockAt(one.seenAt) })}
							</span>
						)}
						{one.silent && <span class="look">{t("deliveries.silent")}</span>}
						<Fate delivery={one} />
					</div>
				</li>
			))}
		</ul>
	);
}

/** Each by a mark of its own; its words stand beside it. */
const MARKS: Readonly<Record<DeliveryShape["state"], IconName>> = {
	waiting: "clock",
	sent: "send",
	delivered: "check",
	seen: "eye",
	failed: "warning",
	dead: "warning",
	withdrawn: "minus",
};

/** How far it came. A page that nobody has open was told nothing, and is no message on its way. */
function Came({ delivery: { state, channel } }: { readonly delivery: DeliveryShape }) {
	const nobody = state === "waiting" && channel === CONSOLE;
	return (
		<span class={nobody ? "delivery-state delivery-nobody" : "delivery-state"}>
			<Icon name={nobody ? "close" : MARKS[state]} />
			{t(nobody ? "delivered.nobody" : `delivered.${state}`)}
		</span>
	);
}

/** How often it was tried, why it failed, and when it is tried again; how long a siren still sounds. */
function Fate({ delivery: { state, attempts, nextAt, reason, answer } }: { readonly delivery: DeliveryShape }) {
	const failing = isFailing({ state });
	return (
		<>
			{failing && reason !== undefined && <span class="delivery-why">{reasonWords(reason)}</span>}
			{failing && answer !== undefined && <q class="look delivery-answer">{answer}</q>}
			{attempts > 1 && <span class="look">{t("deliveries.attempts", { n: attempts })}</span>}
			{nextAt !== undefined && (
				<span class="look">
					{t(failing ? "deliveries.next" : "deliveries.sounds", { time: clockAt(nextAt, "second") })}
				</span>
			)}
		</>
	);
}

function About({
	incident,
	onIncident,
}: {
	readonly incident: string | undefined;
	readonly onIncident: (id: string) => void;
}) {
	if (incident === undefined) return null;
	return (
		<button type="button" class="link" onClick={() => onIncident(incident)}>
			{aboutWhat(incident)}
		</button>
	);
}

/** The incident by its words, where the page knows it. */
function aboutWhat(id: string): string {
	const known = incidents.value.find((one) => one.id === id);
	return known ? [whatWords(known), whereWords(known)].filter(Boolean).join(" · ") : id;
}
