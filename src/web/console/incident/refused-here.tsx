import type { IncidentShape } from "../../../contract/shapes.ts";
import { personName } from "../../app/people.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { mayAct, type RefusedAction, refusedActions } from "../actions.ts";
import { sourceName, zoneWords } from "../naming.ts";
import { enterOnDuty } from "../shift/actions.ts";
import { alarms } from "../state.ts";
import { cameSince } from "./came-since.ts";
import { t } from "./words.ts";

/** Beside the buttons: what the hub refused last of this incident and why, and what came that nobody had seen. */
export function RefusedHere({ incident }: { readonly incident: IncidentShape }) {
	const refused = refusedActions.value.get(incident.id);
	if (!refused) return null;
	return (
		<div class="wrong refused-here" role="alert" data-testid="refused-here">
			<p>
				<strong>{refused.text}</strong> {refused.why}
			</p>
			{refused.offDuty !== undefined && mayAct() && (
				<button type="button" data-testid="enter-on-duty" onClick={() => enterOnDuty(refused.offDuty ?? "")}>
					{t("dispatch.enter", { guard: personName(refused.offDuty) })}
				</button>
			)}
			{refused.offDuty !== undefined && <RefusedBeside asked={askedOf("POST /shifts/guards")} />}
			{refused.news && <CameSince incident={incident} refused={refused} />}
		</div>
	);
}

function CameSince({ incident, refused }: { readonly incident: IncidentShape; readonly refused: RefusedAction }) {
	const came = cameSince(incident, alarms.value, refused.seen);
	if (came.length === 0) return null;
	return (
		<p data-testid="came-since">
			<Icon name="sound" /> {t("news.since")}{" "}
			{came
				.map(({ words, source, zone }) =>
					[say(words), source.startsWith("device:") ? sourceName(source) : zoneWords(zone)].filter(Boolean).join(" · "),
				)
				.join(t("listed"))}
		</p>
	);
}
