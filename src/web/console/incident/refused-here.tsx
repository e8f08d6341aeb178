import type { IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say, t } from "../../kit/words.ts";
import { type RefusedAction, refusedActions } from "../actions.ts";
import { sourceName, zoneWords } from "../naming.ts";
import { alarms } from "../state.ts";
import { cameSince } from "./came-since.ts";

/** Beside the buttons: what the hub refused last of this incident and why, and what came that nobody had seen. */
export function RefusedHere({ incident }: { readonly incident: IncidentShape }) {
	const refused = refusedActions.value.get(incident.id);
	if (!refused) return null;
	return (
		<div class="wrong refused-here" role="alert" data-testid="refused-here">
			<p>
				<strong>{refused.text}</strong> {refused.why}
			</p>
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
