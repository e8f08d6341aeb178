import type { ComponentChildren } from "preact";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { WHY_NOT } from "../../../model/actions/why-not.ts";
import { place } from "../../app/site.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { say } from "../../kit/sentences.ts";
import { isRole, mayAct, takeInHand } from "../actions.ts";
import { choose } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { alarms } from "../state.ts";
import type { Ask } from "./ask.ts";
import { doorsOf } from "./doors.ts";
import { startNote } from "./note-field.tsx";
import { t } from "./words.ts";

/** What can be done now. Taking acts at once; what opens, sends or closes opens a sheet. */
export function Actions({ incident, sealed }: { readonly incident: IncidentShape; readonly sealed: boolean }) {
	const { state, id, owner, dispatches = [] } = incident;
	const ask = (what: Ask) => () => openSheet({ name: "work", incident: id, ask: what });
	if (state === "resolved") return <Afterwards incident={incident} ask={ask} />;
	if (!mayAct() || (sealed && state !== "open")) return null;
	const open = state === "open";
	const toTake = open || owner === undefined;
	const under = dispatches.some(({ state: is }) => ["sent", "accepted", "arrived"].includes(is));
	return (
		<div class="actions" role="toolbar" aria-label={t("actions")}>
			<div class="actions-main">
				{toTake && (
					<Act id="take" icon="check" hint="⏎" primary onClick={() => takeUp(incident)}>
						{t("action.take")}
					</Act>
				)}
				{!sealed && (
					<Act id="dispatch" icon="send" hint="d" primary={!toTake && !under} onClick={ask({ what: "dispatch" })}>
						{t("action.dispatch")}
					</Act>
				)}
				{!open && (
					<Act id="resolve" icon="close" hint="r" onClick={() => openSheet({ name: "resolve", incident: id })}>
						{t("action.resolve")}
					</Act>
				)}
			</div>
			<div class="actions-rest" hidden={sealed}>
				<Act id="verify" hint="v" onClick={() => openSheet({ name: "verify", incident: id })}>
					{t("action.verify")}
				</Act>
				<Act id="note" hint="n" onClick={startNote}>
					{t("action.note")}
				</Act>
				{!open && (
					<Act id="wait" hint="w" onClick={ask({ what: "wait" })}>
						{t("action.wait")}
					</Act>
				)}
				{hasDoors(incident) && (
					<Act id="unlock" hint="u" onClick={ask({ what: "unlock" })}>
						{t("action.unlock")}
					</Act>
				)}
				<Act id="more" hint="x" onClick={ask({ what: "more" })}>
					{t("action.more")}
				</Act>
			</div>
		</div>
	);
}

/** Who takes an incident has opened it, too. */
function takeUp(incident: IncidentShape): void {
	choose(incident.id);
	takeInHand(incident);
}

function Afterwards({ incident, ask }: { incident: IncidentShape; ask: (what: Ask) => () => void }) {
	const { review, mergedInto, held, drill } = incident;
	if (!isRole("operator", "captain", "manager") || mergedInto !== undefined) return null;
	return (
		<div class="actions" role="toolbar" aria-label={t("actions")}>
			<div class="actions-rest">
				{drill && <span class="soft">{say(WHY_NOT.drill)}</span>}
				{mayAct() && !drill && (
					<Act id="reopen" onClick={ask({ what: "reopen" })}>
						{t("after.reopen")}
					</Act>
				)}
				{review && review.at === undefined && isRole("captain") && (
					<Act id="review" primary onClick={ask({ what: "review" })}>
						{t("after.review")}
					</Act>
				)}
				{mayAct() && !held && (
					<Act id="hold" onClick={ask({ what: "hold" })}>
						{t("more.hold")}
					</Act>
				)}
				{isRole("captain", "manager") && (
					<Act id="police" onClick={ask({ what: "police" })}>
						{t("after.police")}
					</Act>
				)}
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
	readonly onClick: () => void;
	readonly children: ComponentChildren;
}

function Act({ id, icon, hint, primary = false, onClick, children }: ActProps) {
	return (
		<button type="button" class={primary ? "primary" : ""} data-testid={id} onClick={onClick}>
			{icon && <Icon name={icon} />}
			<span>{children}</span>
			{hint && <KeyHint>{hint}</KeyHint>}
		</button>
	);
}
