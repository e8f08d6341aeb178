import type { ComponentChildren } from "preact";
import type { IncidentVerb } from "../../../contract/routes.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { WHY_NOT } from "../../../model/actions/why-not.ts";
import { place } from "../../app/site.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { say } from "../../kit/sentences.ts";
import { mayAct, takeInHand } from "../actions.ts";
import { onPhone } from "../captain/form.ts";
import { choose } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { alarms } from "../state.ts";
import { offerOf } from "./allowed.ts";
import type { Ask } from "./ask.ts";
import { doorsOf } from "./doors.ts";
import { moreOf } from "./more.ts";
import { startNote } from "./note-field.tsx";
import type { Offer } from "./offer.ts";
import { t } from "./words.ts";

/** What can be done now, by the hub's word. Taking acts at once; what opens, sends or closes opens a sheet. */
export function Actions({ incident, sealed }: { readonly incident: IncidentShape; readonly sealed: boolean }) {
	const { state, id, owner, dispatches = [] } = incident;
	const ask = (what: Ask) => () => openSheet({ name: "work", incident: id, ask: what });
	if (state === "resolved") return <Afterwards incident={incident} ask={ask} />;
	if (sealed && state !== "open") return null;
	const open = state === "open";
	const toTake = open || owner === undefined;
	const take = toTake ? offerOf(incident, open ? "acknowledge" : "take-over") : undefined;
	const offer = (verb: IncidentVerb) => (sealed ? undefined : offerOf(incident, verb));
	if (!take && !offer("note")) return null;
	const under = dispatches.some(({ state: is }) => ["sent", "accepted", "arrived"].includes(is));
	return (
		<div class="actions" role="toolbar" aria-label={t("actions")}>
			<div class="actions-main">
				<Act id="take" icon="check" hint="⏎" primary offer={take} onClick={() => takeUp(incident)}>
					{t("action.take")}
				</Act>
				<Act
					id="dispatch"
					icon="send"
					hint="d"
					primary={!toTake && !under}
					offer={offer("dispatch")}
					onClick={ask({ what: "dispatch" })}
				>
					{t("action.dispatch")}
				</Act>
				{!open && (
					<Act
						id="resolve"
						icon="close"
						hint="r"
						offer={offer("resolve")}
						onClick={() => openSheet({ name: "resolve", incident: id })}
					>
						{t("action.resolve")}
					</Act>
				)}
			</div>
			<div class="actions-rest" hidden={sealed}>
				<Act id="verify" hint="v" offer={offer("verify")} onClick={() => openSheet({ name: "verify", incident: id })}>
					{t("action.verify")}
				</Act>
				<Act id="note" hint="n" offer={offer("note")} onClick={startNote}>
					{t("action.note")}
				</Act>
				{!open && (
					<Act id="wait" hint="w" offer={offer("wait")} onClick={ask({ what: "wait" })}>
						{t("action.wait")}
					</Act>
				)}
				{mayAct() && hasDoors(incident) && (
					<Act id="unlock" hint="u" offer={{}} onClick={ask({ what: "unlock" })}>
						{t("action.unlock")}
					</Act>
				)}
				{moreOf(incident).some(([, verb]) => offer(verb)) && (
					<Act id="more" hint="x" offer={{}} onClick={ask({ what: "more" })}>
						{t("action.more")}
					</Act>
				)}
			</div>
		</div>
	);
}

/** Who takes an incident has opened it, too. */
function takeUp(incident: IncidentShape): void {
	choose(incident.id);
	// Where the row that was touched lay, the button lies a moment later.
	takeInHand(incident, { slipGuard: onPhone.value });
}

function Afterwards({ incident, ask }: { incident: IncidentShape; ask: (what: Ask) => () => void }) {
	const { review, held } = incident;
	const [reopen, police] = [offerOf(incident, "reopen"), offerOf(incident, "police-outcome")];
	const keep = held ? undefined : offerOf(incident, "hold");
	const due = review && review.at === undefined ? offerOf(incident, "review") : undefined;
	if (!reopen && !police && !keep && !due) return null;
	return (
		<div class="actions" role="toolbar" aria-label={t("actions")}>
			<div class="actions-rest">
				{reopen?.why ? (
					<span class="soft">{say(WHY_NOT[reopen.why])}</span>
				) : (
					<Act id="reopen" offer={reopen} onClick={ask({ what: "reopen" })}>
						{t("after.reopen")}
					</Act>
				)}
				<Act id="review" primary offer={due} onClick={ask({ what: "review" })}>
					{t("after.review")}
				</Act>
				<Act id="hold" offer={keep} onClick={ask({ what: "hold" })}>
					{t("more.hold")}
				</Act>
				<Act id="police" offer={police} onClick={ask({ what: "police" })}>
					{t("after.police")}
				</Act>
			</div>
		</div>
	);
}

function hasDoors(incident: IncidentShape): boolean {
	if (!place.value) return false;
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	return doorsOf(place.value, incident, known).length > 0;
}

interface ActProps {
	readonly id: string;
	readonly icon?: IconName;
	readonly hint?: string;
	readonly primary?: boolean;
	/** What the hub says of it; absent: it is not theirs to do. */
	readonly offer?: Offer | undefined;
	readonly onClick: () => void;
	readonly children: ComponentChildren;
}

function Act({ id, icon, hint, primary = false, offer, onClick, children }: ActProps) {
	if (!offer) return null;
	return (
		<button
			type="button"
			class={primary ? "primary" : ""}
			data-testid={id}
			disabled={offer.why !== undefined}
			title={offer.why && say(WHY_NOT[offer.why])}
			onClick={onClick}
		>
			{icon && <Icon name={icon} />}
			<span>{children}</span>
			{hint && <KeyHint>{hint}</KeyHint>}
		</button>
	);
}
