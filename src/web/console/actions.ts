import { signal } from "@preact/signals";
import type { AlarmShape, IncidentShape } from "../../contract/shapes.ts";
import type { Cause, VerificationMeans } from "../../model/incident.ts";
import { ACKNOWLEDGED_MAX } from "../../model/limits.ts";
import { api, doTo } from "../app/api.ts";
import { now } from "../app/follow.ts";
import { notice } from "../app/notices.ts";
import { addOptimistic, answeredOptimistic, dropOptimistic, type Optimistic } from "../app/optimistic.ts";
import { reasonOf, reasonOfCode } from "../app/reason.ts";
import { notOnDuty } from "../app/refusal.ts";
import { Refused } from "../app/refused.ts";
import { mayUse, me } from "../app/session.ts";
import { muteNow } from "../app/sound-choice.ts";
import { onPhone } from "./captain/form.ts";
import { whatWords, whereWords } from "./naming.ts";
import { chosen, isSettled } from "./selection.ts";
import { incidents, mute, optimistic, optimisticAlarms } from "./state.ts";
import { t } from "./words.ts";

/** True if this person may act on incidents; the hub decides again, for each. */
export function mayAct(): boolean {
	return mayUse("POST /incidents/{id}/note");
}

/** The hub's time as the API writes it. */
export function instantNow(): string {
	return new Date(now.value).toISOString();
}

/** What the hub refused of a thing, and why. */
export interface RefusedAction {
	readonly text: string;
	readonly why: string;
	/** The `rev` of the thing that whoever did it had seen. */
	readonly seen: number;
	/** It was refused because something had come since. */
	readonly news: boolean;
	/** The guard who was to be sent, and is not on duty: they can be entered at once. */
	readonly offDuty?: string | undefined;
}

/** The last refusal by thing, until the next action on it: it stands beside the buttons. */
export const refusedActions = signal<ReadonlyMap<string, RefusedAction>>(new Map());

function noteRefused(id: string, refused: RefusedAction | undefined): void {
	if (!refused && !refusedActions.peek().has(id)) return;
	const next = new Map(refusedActions.peek());
	if (refused) next.set(id, refused);
	else next.delete(id);
	refusedActions.value = next;
}

/** What is done to a thing, and how it looks then. */
export interface ConsoleAction<T> {
	/** What it is called where it has to be taken back. */
	readonly action: string;
	/** Has it done; gives the thing as it is then. */
	act(): Promise<T>;
	/** How the thing looks once it is done. */
	readonly change?: Optimistic<T>["change"];
}

/** Shows at once what was done to the incident, does it, and takes it back with the hub's reason if it was refused. */
export function actOn(incident: IncidentShape, action: ConsoleAction<IncidentShape>): Promise<boolean> {
	return carryOut(optimistic, incident, action);
}

/** The same for an alarm. */
export function actOnAlarm(alarm: AlarmShape, action: ConsoleAction<AlarmShape>): Promise<boolean> {
	return carryOut(optimisticAlarms, alarm, action);
}

async function carryOut<T extends { readonly id: string; readonly rev: number }>(
	all: { value: ReadonlyMap<string, readonly Optimistic<T>[]> },
	thing: T,
	{ action, act, change }: ConsoleAction<T>,
): Promise<boolean> {
	const hope = change && { change };
	if (hope) all.value = addOptimistic(all.value, thing, hope);
	noteRefused(thing.id, undefined);
	try {
		const answer = await act();
		// A dispatch whose incident was merged answers with the other one: of this thing the next rev is it.
		const rev = answer.id === thing.id ? answer.rev : thing.rev + 1;
		if (hope) all.value = answeredOptimistic(all.value, thing.id, hope, rev);
		return true;
	} catch (error) {
		if (hope) all.value = dropOptimistic(all.value, thing.id, hope);
		const [text, why] = [t(hope ? "refused" : "notDone", { action }), reasonOf(error)];
		const news = error instanceof Refused && error.code === "rang-again";
		const offDuty = error instanceof Refused ? notOnDuty(error.message) : undefined;
		noteRefused(thing.id, { text, why, seen: thing.rev, news, offDuty });
		// A phone shows what is in hand and nothing else: there it stands beside the button already.
		if (!onPhone.peek() || chosen.peek()?.id !== thing.id) notice(text, why);
		return false;
	}
}

/**
 * Takes what is untaken of a group with one act, each as it was seen. Each is answered by itself: what was refused stays
 * untaken, and is named with its reason.
 */
export async function takeGroup(group: readonly IncidentShape[]): Promise<void> {
	const open = group.filter(({ state }) => state === "open").slice(0, ACKNOWLEDGED_MAX);
	if (open.length === 0 || !mayAct()) return;
	const hope: Optimistic<IncidentShape> = { change: () => ({ state: "acknowledged", owner: me() }) };
	for (const one of open) optimistic.value = addOptimistic(optimistic.value, one, hope);
	try {
		const { items } = await api("POST /incidents/acknowledge", {
			body: { items: open.map(({ id, rev }) => ({ id, rev })) },
		});
		const left: string[] = [];
		for (const { id, incident, problem } of items) {
			if (incident) optimistic.value = answeredOptimistic(optimistic.value, id, hope, incident.rev);
			else optimistic.value = dropOptimistic(optimistic.value, id, hope);
			const seen = open.find((one) => one.id === id);
			if (!problem || !seen) continue;
			const why = reasonOfCode(problem);
			left.push(`${whatWords(seen)}, ${whereWords(seen)}: ${why}`);
			const text = t("refused", { action: t("action.take") });
			noteRefused(id, { text, why, seen: seen.rev, news: problem.code === "rang-again" });
		}
		if (left.length > 0) {
			const which = t("group.left", { which: left.join(" ") });
			notice(t("group.taken", { n: open.length, taken: open.length - left.length }), which);
		}
	} catch (error) {
		for (const { id } of open) optimistic.value = dropOptimistic(optimistic.value, id, hope);
		notice(t("refused", { action: t("action.take") }), reasonOf(error));
	}
}

/** Takes the incident in hand, if it has been highlighted long enough not to be a slip. */
export function takeInHand(incident: IncidentShape | undefined, { slipGuard = false } = {}): void {
	// A manager takes what calls for help from the guard room itself.
	if (!incident || !mayUse("POST /incidents/{id}/acknowledge")) return;
	const { state, owner } = incident;
	const given = owner === undefined && state !== "resolved";
	if (state !== "open" && !given) return;
	if (slipGuard && !isSettled(chosen.value?.at ?? 0, performance.now())) return;
	if (state !== "open") {
		// Somebody gave it back: it has been acknowledged, and belongs to nobody.
		const change = () => ({ owner: me() });
		void actOn(incident, { action: t("action.take"), act: () => doTo(incident, "take-over", {}), change });
		return;
	}
	void actOn(incident, {
		action: t("action.take"),
		// The rev the hub said, not a hoped-for one: the hub refuses it if the incident has rung since.
		act: () => doTo(incident, "acknowledge", { rev: incident.rev }),
		change: () => ({ state: "acknowledged", owner: me() }),
	});
}

export function verify(incident: IncidentShape, means: VerificationMeans): Promise<boolean> {
	const verified = { by: me(), at: instantNow(), means };
	return actOn(incident, {
		action: t("action.verify"),
		act: () => doTo(incident, "verify", { means }),
		change: () => ({ verified }),
	});
}

export function noteDown(incident: IncidentShape, text: string): Promise<boolean> {
	return actOn(incident, { action: t("action.note"), act: () => doTo(incident, "note", { text }) });
}

export function resolve(
	incident: IncidentShape,
	{ cause, note, detail, seen }: { cause: Cause; note?: string; detail?: string; seen: number },
): Promise<boolean> {
	const resolvedAt = instantNow();
	return actOn(incident, {
		action: t("action.resolve"),
		act: () => doTo(incident, "resolve", { rev: seen, cause, ...(detail && { detail }), ...(note && { note }) }),
		change: () => ({ state: "resolved", cause, resolvedAt }),
	});
}

/** Silences what rings now for two minutes at most; never what is critical, never what rings next. */
export function muteOrNot(): void {
	mute.value = mute.value ? undefined : muteNow(incidents.value, now.value);
}
