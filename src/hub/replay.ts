import { Drive } from "../engine/drive.ts";
import type { Accepted } from "../engine/kernel/decision.ts";
import { apply, emptyState, type MutableState } from "../engine/kernel/state.ts";
import { step } from "../engine/step.ts";
import type { Alarm } from "../model/alarm.ts";
import type { Draft, Entry } from "../model/entry.ts";
import type { Site } from "../model/site.ts";

/** What the engine itself concluded or let fall due; it does so again, so it is not told to it. */
const ENGINES_OWN = /^(?:from|due|failed)-/;
/** A seq of its own for what did not happen then: between those of what did. */
const BETWEEN = 1e-4;

/** What one entry led to. */
export interface Effect {
	readonly entry: Entry;
	readonly outcomes: Accepted["outcomes"];
	/** The alarm that it raised or repeated, as it was then. */
	readonly alarm?: Alarm;
	/** There is such an alarm, and this activation was counted. */
	readonly counts: boolean;
	/** It rang: raised, or activated again. */
	readonly rang: boolean;
}

/** A journal judged again. */
export interface Replay {
	/** By what the entry is, the same in every replay: its seq, or what the hub concluded from which. */
	readonly effects: ReadonlyMap<string, Effect>;
	readonly entries: number;
	/** Persons' actions that do not fit what happened here. */
	readonly misfits: number;
}

/** True of an entry that came from outside the engine. */
export function isFromOutside({ source, id }: Pick<Entry, "source" | "id">): boolean {
	return source !== "hub" || !ENGINES_OWN.test(id);
}

/** The seq that an entry of the engine's own had, by what it is: persons' actions name incidents by it. */
export function seqsOf(entries: Iterable<Entry>): ReadonlyMap<string, number> {
	const seqs = new Map<string, number>();
	for (const entry of entries) if (!isFromOutside(entry)) seqs.set(nameOf(entry), entry.seq);
	return seqs;
}

/**
 * Judges given entries, oldest first, by one site: the same engine, a cold state, the hub's clock running with the
 * entries. What the engine concludes keeps the seq it had in the journal if it concluded it there too.
 */
export function replay(
	given: Iterable<Entry>,
	site: Site,
	{ seqs, until }: { seqs: ReadonlyMap<string, number> /** The end of the time judged, epoch ms. */; until: number },
): Replay {
	const state = emptyState();
	const effects = new Map<string, Effect>();
	const counts = { entries: 0, misfits: 0 };
	const recorder = {
		state,
		take(draft: Entry) {
			const entry = fitting(draft, state);
			const said = step(state, entry, site);
			if ("refused" in said) {
				counts.misfits++;
				return { answer: undefined };
			}
			counts.entries++;
			apply(state, said.changes);
			effects.set(isFromOutside(entry) ? String(entry.seq) : nameOf(entry), effectOf(entry, said));
			return { answer: undefined, derived: said.derived };
		},
		drop: ({ id }: { readonly id: string }) => apply(state, [{ kind: "timer", id, gone: true }]),
		seqOf: (draft: Draft, lastSeq: number) =>
			"seq" in draft ? Number(draft.seq) : (seqs.get(nameOf(draft)) ?? round(lastSeq + BETWEEN)),
	};
	const drive = new Drive(recorder, { lastSeq: 0, lastAt: 0, upSince: 0 });
	for (const entry of given) drive.enter(entry);
	drive.elapse(until);
	return { effects, ...counts };
}

function round(seq: number): number {
	return Math.round(seq / BETWEEN) * BETWEEN;
}

/** What the hub concluded is named by its cause, a timer's entry by the timer and when it was due. */
function nameOf({ id, at, type, data }: Pick<Draft, "id" | "at" | "type" | "data">): string {
	return typeof data.timer === "string" ? `${data.timer}@${at}` : `${type} ${id}`;
}

/** A person acts on what they see: the incident as it is here, though it may have rung at another entry. */
function fitting(entry: Entry, state: MutableState): Entry {
	const { incident } = entry.data;
	if (!entry.source.startsWith("user:") || typeof incident !== "string" || !("rev" in entry.data)) return entry;
	const rev = state.incident.get(incident)?.rev;
	return rev === undefined ? entry : { ...entry, data: { ...entry.data, rev } };
}

const RINGS: ReadonlySet<string> = new Set(["raised", "reactivated"]);
/** Any other reason that names the alarm says why this activation is kept quiet. */
const COUNTS: ReadonlySet<string> = new Set([...RINGS, "repeated"]);

/** Whatever it is called, an activation is what makes an alarm's last one now. */
function effectOf(entry: Entry, { outcomes, changes }: Accepted): Effect {
	for (const change of changes) {
		if (change.kind !== "alarm" || !("value" in change) || change.value.lastAt !== entry.receivedAt) continue;
		const alarm = change.value;
		const said = outcomes.filter((outcome) => outcome.alarm === alarm.id);
		if (said.length === 0) continue;
		const counts = alarm.suppressed === undefined && said.some(({ because }) => COUNTS.has(because));
		return { entry, outcomes, alarm, counts, rang: counts && said.some(({ because }) => RINGS.has(because)) };
	}
	return { entry, outcomes, counts: false, rang: false };
}
