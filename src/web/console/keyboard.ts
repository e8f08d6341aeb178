import { signal } from "@preact/signals";
import type { IncidentShape } from "../../contract/shapes.ts";
import { remember, remembered } from "../kit/preferences.ts";
import { keyboardAt } from "../kit/where-am-i.ts";
import { mayAct, muteOrNot, takeGroup, takeInHand } from "./actions.ts";
import { answerFirst } from "./bypasses/tester-answers.ts";
import type { Ask } from "./incident/ask.ts";
import { startNote } from "./incident/note-field.tsx";
import { startProcedure } from "./incident/procedure-list.tsx";
import { type Action, actionOf } from "./keys.ts";
import { foldOrNot } from "./queue/fold.ts";
import { letGo, stops } from "./queue/freeze.ts";
import { linesOf } from "./queue/lines.ts";
import { rowBeside } from "./queue/moving.ts";
import { startSearch } from "./queue/search.tsx";
import { choose, chosen, inHand, isSettled, keepInHand, opened } from "./selection.ts";
import { openSheet } from "./sheets/open.ts";
import { sayPresent } from "./shift/actions.ts";
import { queue } from "./state.ts";
import { presenceAsked } from "./watch.ts";

/** Single letters act. They can be switched off (WCAG 2.1.4); the function keys remain. */
export const letters = signal(remembered("letters") !== "off");

export function switchLetters(): void {
	letters.value = !letters.value;
	remember("letters", letters.value ? "on" : "off");
}

/** Listens to the keyboard for the whole page. Gives back how to stop. */
export function listenToKeys(): () => void {
	const down = (event: KeyboardEvent) => {
		const action = actionOf(event, { ...keyboardAt(event.target), letters: letters.value });
		if (!action) return arrows(event);
		event.preventDefault();
		DO[action]();
	};
	addEventListener("keydown", down);
	return () => removeEventListener("keydown", down);
}

/** In the queue, the arrow keys move as `j` and `k` do. */
function arrows(event: KeyboardEvent): void {
	if (!(event.target instanceof Element) || !event.target.matches("[role=listbox]")) return;
	if (event.key === "ArrowDown") go(1);
	else if (event.key === "ArrowUp") go(-1);
	else if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
	else return;
	event.preventDefault();
}

function go(step: 1 | -1): void {
	const rows = stops.value;
	const from = chosen.value?.byItself ? undefined : chosen.value?.id;
	const first = step === -1 && from !== undefined && rows.indexOf(from) === 0;
	// Up from the first row goes to those who wait above it.
	if (first) letGo();
	const next = first ? stops.value[0] : rowBeside(rows, from, step);
	if (next !== undefined) choose(next, { opens: false });
}

const DO: Readonly<Record<Action, () => void>> = {
	next: () => go(1),
	previous: () => go(-1),
	take: () => {
		const incident = inHand.value;
		if (incident) choose(incident.id);
		takeInHand(incident, { slipGuard: true });
	},
	dispatch: () => ask({ what: "dispatch" }),
	verify: () => sheetFor("verify"),
	note: startNote,
	unlock: () => ask({ what: "unlock" }),
	wait: () => inHand.value?.state !== "open" && ask({ what: "wait" }),
	procedure: startProcedure,
	agencies: () => ask({ what: "agencies" }),
	more: () => ask({ what: "more" }),
	resolve: () => sheetFor("resolve"),
	mute: muteOrNot,
	report: () => mayAct() && openSheet({ name: "report" }),
	search: startSearch,
	help: () => openSheet({ name: "help" }),
	shift: () => openSheet({ name: "shift" }),
	bypasses: () => openSheet({ name: "bypasses" }),
	present: () => presenceAsked.value && sayPresent(),
	fold: foldInHand,
	takeGroup: takeGroupInHand,
	tester: answerFirst,
};

/** Takes the group of a flood that the incident in hand came with, if it has been highlighted long enough. */
function takeGroupInHand(): void {
	const incident = inHand.value;
	if (!incident || !isSettled(chosen.value?.at ?? 0, performance.now())) return;
	const line = linesOf(queue.value, new Set()).find(
		(one) => one.sort === "group" && one.incidents.some(({ id }) => id === incident.id),
	);
	if (line?.sort === "group") void takeGroup(line.incidents);
}

/** Unfolds or folds the group of a flood that the incident in hand came with. */
function foldInHand(): void {
	const key = inHand.value?.group;
	if (key !== undefined) foldOrNot(key);
}

/** The incident in hand, if this person may act on it: a special one only once they have opened it. */
function toActOn(): IncidentShape | undefined {
	const incident = inHand.value;
	if (!incident || !mayAct() || incident.state === "resolved") return undefined;
	keepInHand();
	return incident.discreet && opened.value !== incident.id ? undefined : incident;
}

/** Opens one of the panel's sheets for the incident in hand. */
function ask(what: Ask): void {
	const incident = toActOn();
	if (!incident) return;
	openSheet({ name: "work", incident: incident.id, ask: what });
}

function sheetFor(name: "verify" | "resolve"): void {
	const incident = toActOn();
	if (!incident) return;
	if (name === "resolve" && incident.state === "open") return;
	openSheet({ name, incident: incident.id });
}
