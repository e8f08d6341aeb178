import type { IncidentShape } from "../../../contract/shapes.ts";
import { VOLUNTEER_ANSWERS } from "../../../model/volunteer-asked.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { clockAt, zoneWords } from "../naming.ts";
import { offerOf } from "./allowed.ts";
import { volunteerAnswered } from "./incident-actions.ts";
import { t } from "./words.ts";

/** Who of the volunteers was asked, what to tell them, and what they answered. */
export function Volunteers({ incident }: { readonly incident: IncidentShape }) {
	const { volunteers = [], zone } = incident;
	if (volunteers.length === 0) return null;
	const offer = offerOf(incident, "volunteer-answered");
	const coming = volunteers.filter(({ answer }) => answer === "coming").length;
	return (
		<section class="block" aria-label={t("volunteers")} data-testid="volunteers">
			<h3>{t("volunteers.count", { asked: volunteers.length, coming })}</h3>
			<p class="look">{t("volunteers.say", { where: zone === undefined ? "" : zoneWords(zone) })}</p>
			<ul class="plain rows">
				{volunteers.map(({ volunteer, name, distanceM, at, answer }) => (
					<li key={volunteer} class="line" data-testid="volunteer" data-volunteer={volunteer} data-answer={answer}>
						<Icon name="person" />
						<div class="line-main">
							<strong>{name}</strong>
							<span class="line-state">
								{t("volunteers.asked", { metres: distanceM, time: clockAt(at) })}
								{answer && ` · ${t(`volunteers.${answer}`)}`}
							</span>
						</div>
						{offer &&
							!offer.why &&
							VOLUNTEER_ANSWERS.filter((one) => one !== answer).map((one) => (
								<button
									key={one}
									type="button"
									data-testid={`volunteer-${one}`}
									onClick={() => void volunteerAnswered(incident, volunteer, one)}
								>
									{t(`volunteers.${one}`)}
								</button>
							))}
					</li>
				))}
			</ul>
		</section>
	);
}
