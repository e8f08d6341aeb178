import type { IncidentShape } from "../../contract/shapes.ts";
import type { Cause, VerificationMeans } from "../../model/incident.ts";
import { now } from "../kit/follow.ts";
import { write } from "../kit/http.ts";
import { type Hoped, withHope, withoutHope } from "../kit/optimism.ts";
import { muteNow } from "../kit/sound-choice.ts";
import { t } from "../kit/words.ts";
import { notice } from "./notices.ts";
import { chosen, isSettled } from "./selection.ts";
import { me, reasonOf, session } from "./session.ts";
import { hopes, incidents, mute } from "./state.ts";

/** True if this person may act on incidents; the hub decides again, for each. */
export function mayAct(): boolean {
	return session.value.state === "in" && ["operator", "captain"].includes(session.value.who.role);
}

/** Shows what was done at once, does it, and takes it back with the hub's reason if it was refused. */
async function act(
	incident: IncidentShape,
	verb: string,
	body: object,
	change: Hoped["change"] | undefined,
): Promise<boolean> {
	const { id, rev } = incident;
	if (change) hopes.value = withHope(hopes.value, id, { rev, change });
	try {
		await write(`/incidents/${encodeURIComponent(id)}/${verb}`, body);
		return true;
	} catch (error) {
		hopes.value = withoutHope(hopes.value, id);
		notice(t("refused", { action: t(verbKey(verb)) }), reasonOf(error));
		return false;
	}
}

function verbKey(verb: string) {
	if (verb === "acknowledge") return "action.take";
	if (verb === "verify") return "action.verify";
	return verb === "note" ? "action.note" : "action.resolve";
}

/** Takes the incident in hand, if it has been highlighted long enough not to be a slip. */
export function takeInHand(incident: IncidentShape | undefined, { slipGuard = false } = {}): void {
	if (incident?.state !== "open" || !mayAct()) return;
	if (slipGuard && !isSettled(chosen.value?.at ?? 0, performance.now())) return;
	// The rev the hub said, not a hoped-for one: the hub refuses it if the incident has rung since.
	void act(incident, "acknowledge", { rev: incident.rev }, { state: "acknowledged", owner: me() });
}

export function verify(incident: IncidentShape, means: VerificationMeans): Promise<boolean> {
	const at = new Date(now.value).toISOString();
	return act(incident, "verify", { means }, { verified: { by: me(), at, means } });
}

export function noteDown(incident: IncidentShape, text: string): Promise<boolean> {
	return act(incident, "note", { text }, undefined);
}

export function resolve(
	incident: IncidentShape,
	{ cause, note, detail }: { cause: Cause; note?: string; detail?: string },
): Promise<boolean> {
	const resolvedAt = new Date(now.value).toISOString();
	const body = { rev: incident.rev, cause, ...(detail && { detail }), ...(note && { note }) };
	return act(incident, "resolve", body, { state: "resolved", cause, resolvedAt });
}

/** Silences what rings now for two minutes at most; never what is critical, never what rings next. */
export function muteOrNot(): void {
	mute.value = mute.value ? undefined : muteNow(incidents.value, now.value);
}
