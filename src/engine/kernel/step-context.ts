import type { z } from "zod";
import type { Alarm } from "../../model/alarm.ts";
import type { EntryDefinition } from "../../model/entries/define-entry.ts";
import type { Draft, Entry } from "../../model/entry.ts";
import type { Incident } from "../../model/incident.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Site } from "../../model/site.ts";
import type { Accepted } from "./decision.ts";
import type { Memory } from "./memory.ts";
import { type SiteIndex, siteIndexOf } from "./site-index.ts";
import type { Change, Changed, ObjectKind, Objects, State } from "./state.ts";
import type { Timer } from "./timer.ts";

type Maps = { readonly [K in ObjectKind]: ReadonlyMap<string, Objects[K]> };
type AllowedOn = (incident: Incident, context: StepContext) => readonly string[];
type Overlay = { [K in ObjectKind]?: Map<string, Changed<K>> };

/** An object that may not say yet by which entry it is as it is. */
type Unkept<T extends Revised> = Omit<T, "rev"> & Partial<Revised>;

interface Revised {
	readonly rev: number;
}

/** Reasons that say where the entry itself belongs, before those that say what it showed by the way. */
const OWN: ReadonlySet<Outcome["because"]> = new Set([
	...(["raised", "repeated", "reactivated", "initial-known", "noted"] as const),
]);

const RECORDED: readonly Outcome[] = [{ because: "recorded" }];

/** One entry being judged: the state as it was, with what this entry has changed so far laid over it. */
export class StepContext {
	readonly state: State;
	readonly entry: Entry;
	readonly site: Site;
	readonly siteIndex: SiteIndex;
	readonly #overlay: Overlay = {};
	readonly #outcomes: Outcome[] = [];
	readonly #derived: Draft[] = [];
	#incident: string | undefined;

	/** Incidents of which this entry brings something new. */
	readonly news = new Set<string>();
	/** Incidents that ring by this entry, whatever they owe. */
	readonly rings = new Set<string>();
	/** Incidents of which something may be due. */
	readonly due = new Set<string>();
	/** Alarms that ring by this entry though they are bypassed. */
	readonly ringsThrough = new Set<string>();
	readonly #allowedOn: AllowedOn;

	constructor(state: State, entry: Entry, site: Site, allowedOn: AllowedOn) {
		this.#allowedOn = allowedOn;
		this.state = state;
		// What a device dates in the future counts as of now in every comparison; the journal keeps what it said.
		this.entry = entry.at > entry.receivedAt ? { ...entry, at: entry.receivedAt } : entry;
		this.site = site;
		this.siteIndex = siteIndexOf(site);
	}

	/** The name of the person whose entry it is. */
	get actor(): string {
		return this.entry.source.slice("user:".length);
	}

	/** What a person may do to the incident as it is now. */
	allowedOn(incident: Incident): readonly string[] {
		return this.#allowedOn(incident, this);
	}

	/** The engine's time, epoch ms. */
	get now(): number {
		return this.entry.receivedAt;
	}

	/** The object as it is now, changes of this entry included; one that is over is not there. */
	get<K extends ObjectKind>(kind: K, id: string): Objects[K] | undefined {
		const before: Maps = this.state;
		const change = this.#overlay[kind]?.get(id);
		if (!change) return before[kind].get(id);
		return "gone" in change || change.over ? undefined : change.value;
	}

	/** What this entry has changed of a sort so far. */
	changed<K extends ObjectKind>(kind: K): readonly Changed<K>[] {
		return [...(this.#overlay[kind]?.values() ?? [])];
	}

	put(change: Change): void {
		this.#overlay[change.kind] ??= new Map();
		const overlay: Map<string, Change> | undefined = this.#overlay[change.kind];
		overlay?.set(change.id, change);
	}

	markNews(incident: string): void {
		this.news.add(incident);
	}

	/** Lets the incident ring once all else of this entry is judged. */
	ringSoon(incident: string): void {
		this.rings.add(incident);
	}

	/** The alarm about `key`; one raised by this very entry is not found by it. */
	alarmAbout(key: string): Alarm | undefined {
		const id = this.state.alarmByKey.get(key);
		return id === undefined ? undefined : this.get("alarm", id);
	}

	/** Keeps the alarm as changed by this entry. */
	keepAlarm(alarm: Unkept<Alarm>): Alarm {
		const { seq: rev } = this.entry;
		const value: Alarm = isAsOf(alarm, rev) ? alarm : { ...alarm, rev };
		this.put({ kind: "alarm", id: value.id, value });
		return value;
	}

	/** The incident, also one that is history. */
	anyIncident(id: string): Incident | undefined {
		const overlay = this.#overlay.incident?.get(id);
		if (overlay) return "value" in overlay ? overlay.value : undefined;
		return this.state.incident.get(id) ?? this.state.past.incident(id);
	}

	/** Keeps the incident as changed by this entry; a resolved one is history. */
	keepIncident(incident: Unkept<Incident>): Incident {
		const { seq: rev } = this.entry;
		const value: Incident = isAsOf(incident, rev) ? incident : { ...incident, rev };
		this.put({ kind: "incident", id: value.id, value, ...(value.state === "resolved" && { over: true }) });
		return value;
	}

	remember(id: string, more: Omit<Memory, "id">): void {
		this.put({ kind: "memory", id, value: { ...this.get("memory", id), id, ...more } });
	}

	/** Sets the timer; one whose time has passed is due now, so that no entry is dated before what led to it. */
	setTimer(timer: Timer): void {
		const value = timer.dueAt < this.now ? { ...timer, dueAt: this.now } : timer;
		this.put({ kind: "timer", id: timer.id, value });
	}

	dropTimer(id: string): void {
		if (this.get("timer", id)) this.put({ kind: "timer", id, gone: true });
	}

	/**
	 * Says why. The entry belongs to the incident of the alarm that it is about, else to the first that is named: a lost
	 * beam that reports a climber is heard again, but its report is the climber's.
	 */
	because(outcome: Outcome): void {
		this.#outcomes.push(outcome);
		if (OWN.has(outcome.because)) this.#incident = outcome.incident;
		else this.#incident ??= outcome.incident;
	}

	/** What the hub concludes from this entry; judged right after it, dated like it. */
	derive<Data extends z.ZodType<Draft["data"]>>(
		{ type }: EntryDefinition<string, Data>,
		zone: string | undefined,
		data: z.output<Data>,
	): void {
		this.deriveByRule(type, zone, data);
	}

	/** The same by a rule of a device kind, whose conclusions carry what the report named. */
	deriveByRule(type: string, zone: string | undefined, data: Draft["data"]): void {
		const { seq, at, receivedAt } = this.entry;
		const id = `from-${seq}.${this.#derived.length + 1}`;
		const draft: Draft = { source: "hub", type, id, at, receivedAt, data: { ...data, from: seq } };
		this.#derived.push(zone === undefined ? draft : { ...draft, zone });
	}

	decision(): Accepted {
		const changes: Change[] = [];
		for (const overlay of Object.values(this.#overlay)) changes.push(...overlay.values());
		return {
			outcomes: this.#outcomes.length > 0 ? this.#outcomes : RECORDED,
			...(this.#incident !== undefined && { incident: this.#incident }),
			changes,
			derived: this.#derived,
		};
	}
}

/** Whether the object is as this entry left it already: then it needs no copy, which would be a third of what a repeat costs. */
function isAsOf<T extends Partial<Revised>>(object: T, rev: number): object is T & Revised {
	return object.rev === rev;
}
