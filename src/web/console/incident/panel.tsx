import { useEffect } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { linkState, live } from "../../kit/follow.ts";
import { useHistory } from "../../kit/history.ts";
import { read } from "../../kit/http.ts";
import { t } from "../../kit/words.ts";
import { chosen, fromHistory, inHand } from "../selection.ts";
import { unacknowledged } from "../state.ts";
import { Actions } from "./actions.tsx";
import { AlarmList } from "./alarm-list.tsx";
import { Head } from "./head.tsx";
import { Nearby } from "./nearby.tsx";
import { NoteField } from "./note-field.tsx";
import { Timeline } from "./timeline.tsx";
import { useWhole } from "./whole.ts";

/** Entries of one incident that are read; the rest is in the journal. */
const MOST = 500;

/** The right side: the incident in hand, and everything that belongs to it. */
export function IncidentPanel() {
	const incident = inHand.value;
	return (
		<section class="panel incident" aria-label={t("incident")} data-testid="incident-panel">
			{incident ? <InHand key={incident.id} incident={incident} /> : <Nothing />}
		</section>
	);
}

function InHand({ incident }: { readonly incident: IncidentShape }) {
	const whole = useWhole(incident);
	const history = useHistory("incident", incident.id, { most: MOST, when: linkState.value === "live" && incident.rev });
	return (
		<>
			<Head incident={whole} />
			<Actions incident={incident} />
			<div class="incident-scroll">
				<AlarmList incident={whole} entries={history.entries} />
				<Nearby incident={whole} />
				<Timeline history={history} />
			</div>
			<NoteField incident={incident} />
		</>
	);
}

function Nothing() {
	const asked = chosen.value?.id;
	useEffect(() => {
		if (asked === undefined || !live.value.whole) return;
		read<IncidentShape>(`/incidents/${encodeURIComponent(asked)}`).then(
			(found) => {
				fromHistory.value = found;
			},
			() => undefined,
		);
	}, [asked, live.value.whole]);
	return (
		<div class="nothing">
			<p class="nothing-count">{unacknowledged.value}</p>
			<p>{t("nothing.waiting", { n: unacknowledged.value })}</p>
			<p class="empty">{asked === undefined ? t("nothing.how") : t("nothing.unknown", { id: asked })}</p>
		</div>
	);
}
