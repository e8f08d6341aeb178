import { expect } from "vitest";
import { Drive } from "../src/engine/drive.ts";
import type { Accepted, Decision } from "../src/engine/kernel/decision.ts";
import { apply, type Change, emptyState, type MutableState, OBJECT_KINDS } from "../src/engine/kernel/state.ts";
import { step } from "../src/engine/step.ts";
import type { Alarm } from "../src/model/alarm.ts";
import type { Device } from "../src/model/device.ts";
import type { Draft, Entry, Source } from "../src/model/entry.ts";
import type { Incident } from "../src/model/incident.ts";
import type { Reason } from "../src/model/outcome.ts";
import type { Problem } from "../src/model/problem.ts";
import { lookingForNobody } from "../src/model/roster-pattern.ts";
import { DEFAULT_SETTINGS } from "../src/model/settings.ts";
import type { Site } from "../src/model/site.ts";
import { readSite } from "../src/site/read.ts";

/** Jingxin Garden, as its file says. */
const asWritten = await readSite("config/jingxin-garden.yaml");

/** The same without what its file writes of rules, procedures, patrols and who is late: a test that needs one states it. */
export const garden: Site = {
	...asWritten,
	...{ settings: DEFAULT_SETTINGS, procedures: new Map(), routes: [], plans: [] },
	...(asWritten.roster && { roster: lookingForNobody(asWritten.roster) }),
};

type Data = Record<string, unknown>;

/** An entry with what the engine made of it. */
export type Judged = Entry & Accepted;

/** An instant of the night of 23 November, by the compound's clock: `02:13:07`, or `24 02:13:07` the day after. */
export function instant(time: string): number {
	const [clock = "", day = "23"] = time.split(" ").reverse();
	return Date.parse(`2026-11-${day}T${clock}+08:00`);
}

/**
 * A night told line by line, on the real engine, kinds and site; no broker, no disk, no clock. Time runs forward from
 * line to line, and what falls due between two lines happens then.
 */
export class Night {
	state: MutableState = emptyState();
	/** Everything that was journalled, in order. */
	readonly journal: Judged[] = [];
	/** Incidents that have ended, in order. */
	readonly ended: Incident[] = [];
	site: Site;
	#lastAt = 0;
	/** Absent while the hub is down. */
	#drive: Drive<Decision> | undefined;
	readonly #mutate: (said: Accepted, entry: Entry) => Accepted;
	readonly #entriesAtMost: number;

	/**
	 * `mutate`: what a broken engine would have decided, for tests of tests. `entriesAtMost`: a night with more of them never
	 * ends, and throws; whoever told it can say which it was.
	 */
	constructor(
		site: Site = garden,
		mutate: (said: Accepted, entry: Entry) => Accepted = (said) => said,
		{ entriesAtMost = 200_000 }: { readonly entriesAtMost?: number } = {},
	) {
		this.site = site;
		this.#mutate = mutate;
		this.#entriesAtMost = entriesAtMost;
	}

	/**
	 * The hub is down from the line before until the next one: what it knows then is what its rows say, and what fell due
	 * meanwhile happens when it is up again. `site`: its file was changed meanwhile.
	 */
	restart(site: Site = this.site): void {
		this.site = site;
		this.state = reloaded(this.state);
		this.#drive = undefined;
	}

	/** At `time` a device reports something of its kind. */
	device(time: string, id: string, type: string, data: Data = {}, more: Partial<Draft> = {}): Accepted {
		const [kind = "", what = ""] = type.split(".");
		const event = this.site.kinds.get(kind)?.events[what];
		const parsed: Data = event ? Object(event.data.parse(data)) : data;
		const zone = this.site.devices.get(id)?.zone;
		return this.#told(time, `device:${id}`, type, parsed, { ...(zone !== undefined && { zone }), ...more });
	}

	/** At `time` a device uploads what it kept since `happened`. */
	upload(time: string, happened: string, id: string, type: string, data: Data = {}): Accepted {
		return this.device(time, id, type, data, { at: instant(happened), late: true });
	}

	/** At `time` the hub finds something out by itself. */
	hub(time: string, type: string, data: Data = {}): Accepted {
		return this.#told(time, "hub", type, data, {});
	}

	/** At `time` a person acts; the problem if it is refused. */
	person(time: string, name: string, type: string, data: Data): Problem | undefined {
		const said = this.#append(time, `user:${name}`, type, data, {});
		return "refused" in said ? said.refused : undefined;
	}

	/** At `time` a person acknowledges an incident as it is shown now. */
	acknowledge(time: string, name: string, incident: Incident = this.only): Problem | undefined {
		return this.person(time, name, "incident.acknowledged", { incident: incident.id, rev: incident.rev });
	}

	/** At `time` a person resolves an incident as it is shown now. */
	resolve(time: string, name: string, incident: Incident = this.only, cause = "real"): Problem | undefined {
		const detail = cause === "false" ? { detail: "mistake" } : {};
		return this.person(time, name, "incident.resolved", { incident: incident.id, rev: incident.rev, cause, ...detail });
	}

	/** Lets time pass. */
	until(time: string): void {
		this.#driven(instant(time)).elapse(instant(time));
	}

	/** Takes a draft as the journal does: first what is due by then, then the draft, then what the hub concludes. */
	append(draft: Draft): Accepted | { readonly refused: Problem } {
		return this.#driven(draft.receivedAt).enter(draft);
	}

	get incidents(): Incident[] {
		return [...this.state.incident.values()];
	}

	get alarms(): Alarm[] {
		return [...this.state.alarm.values()];
	}

	/** The one incident there is. */
	get only(): Incident {
		expect(this.incidents).toHaveLength(1);
		const [one] = this.incidents;
		if (!one) throw new Error("no incident");
		return one;
	}

	/** The open incident with this type. */
	incident(type: string): Incident {
		const found = this.incidents.find((incident) => incident.type === type);
		if (!found) throw new Error(`no ${type} among ${this.incidents.map((incident) => incident.type).join(", ")}`);
		return found;
	}

	deviceState(id: string): Device | undefined {
		return this.state.device.get(id);
	}

	/** Why the newest entry of a type led to what it did. */
	why(type: string): Reason[] {
		return (this.journal.findLast((entry) => entry.type === type)?.outcomes ?? []).map(({ because }) => because);
	}

	#told(time: string, source: Source, type: string, data: Data, more: Partial<Draft>): Accepted {
		const said = this.#append(time, source, type, data, more);
		if ("refused" in said) throw new Error(said.refused.detail);
		return said;
	}

	#append(time: string, source: Source, type: string, data: Data, more: Partial<Draft>) {
		const at = instant(time);
		return this.append({ source, type, id: `line-${this.journal.length + 1}`, at, receivedAt: at, data, ...more });
	}

	/** The loop that the hub runs; one that was down is up again from `now` on. */
	#driven(now: number) {
		const position = { lastSeq: this.journal.length, lastAt: this.#lastAt, upSince: now };
		const state = () => this.state;
		const recorder = {
			/** A test may put another in its place. */
			get state() {
				return state();
			},
			take: (entry: Entry) => this.#take(entry),
			drop: ({ id }: { readonly id: string }) => apply(this.state, [{ kind: "timer", id, gone: true }]),
		};
		this.#drive ??= new Drive<Decision>(recorder, position);
		return this.#drive;
	}

	#take(entry: Entry) {
		if (entry.seq > this.#entriesAtMost) {
			const newest = this.journal.slice(-8).map(({ type }) => type);
			throw new Error(`the night does not end: ${entry.seq} entries, the newest ${newest.join(", ")}, ${entry.type}`);
		}
		const decided = step(this.state, entry, this.site);
		if ("refused" in decided) return { answer: decided };
		const said = this.#mutate(decided, entry);
		this.#lastAt = entry.receivedAt;
		this.journal.push({ ...entry, ...said });
		for (const change of said.changes) {
			if (change.kind === "incident" && "value" in change && change.over) this.ended.push(change.value);
		}
		apply(this.state, said.changes);
		return { answer: said, derived: said.derived };
	}
}

/** The state as it is read back from rows, where it was kept as text, newest changed last. */
export function reloaded(state: MutableState): MutableState {
	const rows: Change[] = [];
	for (const kind of OBJECT_KINDS) {
		for (const [id, value] of state[kind]) rows.push(JSON.parse(JSON.stringify({ kind, id, value })));
	}
	const again = emptyState(state.past);
	apply(again, rows.reverse());
	return again;
}
