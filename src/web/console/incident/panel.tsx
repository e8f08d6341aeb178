import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { linkState, live } from "../../app/follow.ts";
import { useHistory } from "../../app/history.ts";
import { reasonOf } from "../../app/reason.ts";
import { Refused } from "../../app/refused.ts";
import { choose, chosen, fromHistory, inHand, keepInHand, opened } from "../selection.ts";
import { unacknowledged } from "../state.ts";
import { Actions } from "./actions.tsx";
import { After } from "./after.tsx";
import { Agencies } from "./agencies.tsx";
import { AlarmList } from "./alarm-list.tsx";
import { detailsOf, useDetails } from "./details.ts";
import { Dispatches } from "./dispatches.tsx";
import { Head } from "./head.tsx";
import { Messages } from "./messages.tsx";
import { MissingGuards } from "./missing-guards.tsx";
import { Nearby } from "./nearby.tsx";
import { Next } from "./next.tsx";
import { NoteField } from "./note-field.tsx";
import { Pictures } from "./pictures.tsx";
import { stepsOf } from "./procedure.ts";
import { ProcedureList } from "./procedure-list.tsx";
import { RefusedHere } from "./refused-here.tsx";
import { Related } from "./related.tsx";
import { Owing } from "./ring-again.tsx";
import { Timeline } from "./timeline.tsx";
import { Volunteers } from "./volunteers.tsx";
import { t } from "./words.ts";

/** Entries of one incident that are read; the rest is in the journal. */
const MOST = 500;

/** The right side: the incident in hand, and everything that belongs to it. */
export function IncidentPanel() {
	const incident = inHand.value;
	return (
		<section
			class="panel incident"
			aria-label={t("incident")}
			data-testid="incident-panel"
			onPointerDown={keepInHand}
			onFocusCapture={keepInHand}
		>
			{incident ? <InHand key={incident.id} incident={incident} /> : <Nothing />}
		</section>
	);
}

function InHand({ incident }: { readonly incident: IncidentShape }) {
	useDetails(incident);
	const whole = detailsOf(incident);
	const shown = whole.incident;
	const steps = stepsOf(shown, whole.procedure);
	const history = useHistory("incident", incident.id, {
		most: MOST,
		when: linkState.value === "live" && incident.rev,
		asks: !whole.sealed,
	});
	return (
		<>
			<Head incident={shown} sealed={whole.sealed} />
			{whole.sealed && <Sealed incident={incident} />}
			<Owing incident={incident} entries={history.entries} />
			<Next incident={shown} steps={steps} />
			<Actions incident={shown} sealed={whole.sealed} />
			<RefusedHere incident={incident} />
			<div class="incident-scroll" tabIndex={-1}>
				<Pictures incident={shown} />
				<ProcedureList incident={shown} steps={steps} procedure={whole.procedure} />
				<MissingGuards incident={shown} />
				<Dispatches incident={shown} sealed={whole.sealed} />
				<Volunteers incident={shown} />
				<Agencies incident={shown} steps={steps} book={whole.book} />
				<After incident={shown} />
				<AlarmList incident={shown} entries={history.entries} />
				<Nearby incident={shown} />
				<Related incident={shown} />
				<Messages incident={shown} />
				{!whole.sealed && <Timeline history={history} />}
			</div>
			<NoteField incident={incident} />
		</>
	);
}

/** A discreet incident that nobody here has opened: what it is and where comes only on asking, and the asking is journalled. */
function Sealed({ incident }: { readonly incident: IncidentShape }) {
	return (
		<div class="sealed">
			<p>{t("sealed.why")}</p>
			<button type="button" class="primary" data-testid="unseal" onClick={() => choose(incident.id)}>
				{t("sealed.open")}
			</button>
		</div>
	);
}

function Nothing() {
	const asked = chosen.value?.id;
	const [wrong, setWrong] = useState<{ readonly id: string; readonly why: string } | undefined>(undefined);
	useEffect(() => {
		if (asked === undefined || !live.value.whole) return;
		// The feed holds every open incident: one that it does not know was named by an address, so a person asks for it.
		api("GET /incidents/{id}", { params: { id: asked } }).then(
			(found) => {
				opened.value = found.id;
				fromHistory.value = found;
			},
			(error) => setWrong({ id: asked, why: whyNot(error, asked) }),
		);
	}, [asked, live.value.whole]);
	const reading = wrong?.id === asked ? (wrong?.why ?? "") : t("reading");
	return (
		<div class="nothing">
			<p class="nothing-count">{unacknowledged.value}</p>
			<p>{t("nothing.waiting", { n: unacknowledged.value })}</p>
			<p class="empty">{asked === undefined ? t("nothing.how") : reading}</p>
		</div>
	);
}

/** That there is none is said only where the hub said so. */
function whyNot(error: unknown, id: string): string {
	return error instanceof Refused && error.status === 404 ? t("nothing.unknown", { id }) : reasonOf(error);
}
