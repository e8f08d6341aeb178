import type { Accepted, Decision } from "../../engine/kernel/decision.ts";
import { dueBy, entryOf } from "../../engine/kernel/due-timers.ts";
import { apply, type LivingState } from "../../engine/kernel/state.ts";
import type { Timer } from "../../engine/kernel/timer.ts";
import { namesLife, unreadableDraft } from "../../engine/reports/unreadable.ts";
import { step } from "../../engine/step.ts";
import { BUDGETS } from "../../model/budgets.ts";
import { CONFIGURATION_CHANGED } from "../../model/configuration.ts";
import { type Draft, deviceOf, type Entry, type RecordedEntry } from "../../model/entry.ts";
import { epochOf, movedBy } from "../../model/epoch.ts";
import type { Site } from "../../model/site.ts";
import type { Unjudged } from "../../model/unreadable.ts";
import type { Rejected, SetAside, SideWrite } from "../journal.ts";
import { newestWithin } from "../newest-within.ts";
import type { ConfigurationTable } from "../store/configuration-table.ts";
import type { Answer, Told } from "../thread-messages.ts";
import type { EntryTable } from "./entry-table.ts";
import type { ObjectTable } from "./object-table.ts";
import type { QuarantineTable } from "./quarantine-table.ts";
import { SideWriteFailed, type SideWriter } from "./side-writer.ts";

/** A followed commit tells at most so many entries (`Commit.entries`). */
const TOLD_ENTRIES = 25;
/** More timers than this at one instant is a rule that sets itself again; the rest waits for the next entry. */
const TIMERS_AT_ONCE = 10_000;

export interface Tables {
	readonly entries: EntryTable;
	readonly objects: ObjectTable;
	readonly quarantine: QuarantineTable;
	readonly configurations: ConfigurationTable;
	readonly sideWriter: SideWriter;
}

/** Where the journal stands: its newest entry. */
export interface Position {
	readonly lastSeq: number;
	readonly lastAt: number;
}

/** The engine changed only half of the state: the commit must be undone, and `draft` set aside in the next try. */
export class ApplyFailed extends Error {
	readonly draft: Draft;
	constructor(draft: Draft, cause: unknown) {
		super(`applying ${draft.type} of ${draft.source} failed`, { cause });
		this.draft = draft;
	}
}

/** Takes drafts in order, inside one transaction: fires what is due, asks the engine, writes entry and changes. */
export class Judge {
	lastSeq: number;
	lastAt: number;
	quarantined = 0;
	/** Engine time at which the hub was first heard of since the journal was opened. */
	upSince: number;
	/** What judges from here on. */
	site: Site;
	/** The hash of what came into force with this commit. */
	turned: string | undefined;
	readonly #tables: Tables;
	readonly #state: LivingState;
	readonly #siteOf: (hash: string) => Site;
	/** Drafts that the engine failed to apply in an earlier try. */
	readonly #guilty: ReadonlyMap<string, unknown>;
	readonly #tell: (told: Told) => void;
	#taken: { readonly entry: Entry; readonly decision: Accepted }[] = [];

	constructor(
		tables: Tables,
		state: LivingState,
		{
			position,
			site,
			siteOf,
			upSince,
			guilty,
			tell,
		}: {
			position: Position;
			site: Site;
			/** The site of a configuration that was kept, by hash. */
			siteOf: (hash: string) => Site;
			/** Engine time at which the hub was first heard of since the journal was opened. */
			upSince: number;
			guilty: ReadonlyMap<string, unknown>;
			tell: (told: Told) => void;
		},
	) {
		this.#tables = tables;
		this.#state = state;
		this.site = site;
		this.#siteOf = siteOf;
		this.upSince = upSince;
		this.#guilty = guilty;
		this.#tell = tell;
		this.lastSeq = position.lastSeq;
		this.lastAt = position.lastAt;
	}

	/** The newest entries of this commit, as far as one message to consoles has room for them. */
	get recorded(): readonly RecordedEntry[] {
		const newest = this.#taken.slice(-TOLD_ENTRIES).map(({ entry, decision: { outcomes, incident } }) => ({
			...entry,
			outcomes,
			...(incident !== undefined && { incident }),
		}));
		return newestWithin(newest, BUDGETS.tape.limit);
	}

	/** Takes one draft. Time runs backwards with an epoch only: else it counts as received no earlier than the newest entry. */
	take(draft: Draft, writes?: readonly SideWrite[]): Answer {
		this.elapse(epochOf(draft)?.from ?? draft.receivedAt);
		return this.#enter(draft, writes);
	}

	/** Keeps a message that is not valid; what it names is heard, if that raises an alarm. */
	reject(message: Rejected): void {
		this.#tables.quarantine.add(message);
		this.quarantined++;
		const { event, reason, receivedAt } = message;
		if (!event) return;
		this.elapse(receivedAt);
		this.#hear({ ...event, reason, receivedAt });
	}

	/** Turns every timer due by `now` into an entry, in due order. */
	elapse(now: number): void {
		for (let fired = 0; fired < TIMERS_AT_ONCE; fired++) {
			const timer = dueBy(this.#state, now);
			if (!timer) return;
			this.#enter(entryOf(timer, { seq: this.lastSeq + 1, notBefore: this.lastAt, upSince: this.upSince }));
			this.#drop(timer);
		}
	}

	#enter(given: Draft, writes?: readonly SideWrite[]): Answer {
		const epoch = epochOf(given);
		const receivedAt = epoch ? epoch.to : Math.max(this.lastAt, given.receivedAt);
		const entry: Entry = { ...given, receivedAt, seq: this.lastSeq + 1 };
		let decision: Decision;
		let site: Site;
		try {
			site = this.#judgeOf(entry);
			decision = this.#decide(entry, site);
		} catch (error) {
			// `step` is pure, so nothing has to be undone: the entry is set aside and the rest of the commit stands.
			return this.#ofEarlier(entry) ?? this.#setAside(entry, error);
		}
		if ("refused" in decision) return this.#ofEarlier(entry) ?? decision;
		try {
			if (!this.#write(entry, decision, writes)) return this.#ofTaken(entry);
		} catch (error) {
			if (error instanceof SideWriteFailed) return error.answer;
			throw error;
		}
		this.#applied(entry, decision);
		if (epoch) this.upSince = Math.min(epoch.to, movedBy(epoch, this.upSince));
		if (putsIntoForce(entry)) this.#turn(entry, site);
		for (const draft of decision.derived) this.#enter(draft);
		return entry.seq;
	}

	/** What judges the entry: the one that puts a configuration into force is the first that it judges. */
	#judgeOf(entry: Entry): Site {
		return putsIntoForce(entry) ? this.#siteOf(String(entry.data.after)) : this.site;
	}

	#turn({ seq, data }: Entry, site: Site): void {
		this.turned = String(data.after);
		this.#tables.configurations.begin(seq, this.turned);
		this.site = site;
	}

	#decide(entry: Entry, site: Site): Decision {
		const key = keyOf(entry);
		if (this.#guilty.has(key)) throw this.#guilty.get(key);
		return step(this.#state, entry, site);
	}

	/** Writes the entry's row and what goes with it; false if its id is taken. */
	#write(entry: Entry, decision: Accepted, writes: readonly SideWrite[] = []): boolean {
		const { entries, sideWriter } = this.#tables;
		const insert = () => entries.insert(entry, JSON.stringify(decision.outcomes), decision.incident);
		if (writes.length === 0) return insert();
		return sideWriter.with(writes, insert, () => entries.forgetNewest());
	}

	#applied(entry: Entry, decision: Accepted): void {
		const { changes } = decision;
		this.lastSeq = entry.seq;
		this.lastAt = entry.receivedAt;
		this.#taken.push({ entry, decision });
		if (this.#taken.length >= 2 * TOLD_ENTRIES) this.#taken = this.#taken.slice(-TOLD_ENTRIES);
		if (changes.length === 0) return;
		try {
			apply(this.#state, changes);
		} catch (error) {
			throw new ApplyFailed(entry, error);
		}
		this.#tables.objects.note(changes, entry.seq, entry.receivedAt);
	}

	#ofTaken(entry: Entry): Answer {
		const answer = this.#ofEarlier(entry);
		if (!answer) throw new Error(`the id ${entry.id} of ${entry.source} is neither free nor taken`);
		return answer;
	}

	/**
	 * The answer for a draft whose (source, id) is in the journal already. With other content, a device's is kept aside,
	 * since it will not be sent again; a person's is not: whoever asked is told at once, and nothing happened.
	 */
	#ofEarlier(draft: Draft): Exclude<Answer, number> | undefined {
		const earlier = this.#tables.entries.earlier(draft);
		if (!earlier) return undefined;
		if (earlier.same) return { seq: earlier.seq, repeat: true };
		if (draft.source.startsWith("user:")) return { setAside: "id already used" };
		this.#tables.quarantine.setAside(draft, {
			reason: "id already used",
			path: "id",
			found: draft.id,
			expected: `an id that ${draft.source} has not used; entry ${earlier.seq} has it with other content`,
		});
		this.quarantined++;
		const { type: names, receivedAt } = draft;
		const device = deviceOf(draft.source);
		if (device !== undefined) this.#hear({ device, names, reason: "id already used", receivedAt });
		return { setAside: "id already used" };
	}

	#setAside(entry: Entry, error: unknown): SetAside {
		const reason = error instanceof Error ? error.message : String(error);
		const { seq: _, ...draft } = entry;
		this.#tables.quarantine.setAside(draft, { reason: "engine failed", found: reason });
		this.quarantined++;
		const { source, type, id, zone, receivedAt } = entry;
		const stack = error instanceof Error ? error.stack : undefined;
		this.#tell({
			op: "log",
			level: "error",
			words: "the engine failed on an entry",
			facts: { source, type, id, reason, stack },
		});
		const device = deviceOf(source);
		const failed: Draft = {
			source: "hub",
			type: "engine.failed",
			id: `failed-${entry.seq}`,
			at: receivedAt,
			receivedAt,
			...(zone !== undefined && { zone }),
			data: { source, id, type, reason, ...(device !== undefined && { device }) },
		};
		if (type === failed.type) this.#record(failed);
		else this.#enter(failed);
		// That an event could not be judged is a medium alarm; a call for help is more than that.
		const said = { device: device ?? "", names: type, reason: `engine failed: ${reason}`, receivedAt };
		if (device !== undefined && namesLife(this.site, said)) this.#hear(said);
		return { setAside: "engine failed" };
	}

	/** Enters that a message which names an alarm can't be judged. */
	#hear(said: Unjudged): void {
		const draft = unreadableDraft(this.site, said, `unreadable-${this.lastSeq + 1}`);
		if (draft) this.#enter(draft);
	}

	/** Enters a draft that the engine can't judge, as a mere fact. */
	#record(draft: Draft): void {
		const entry: Entry = { ...draft, seq: this.lastSeq + 1 };
		const decision: Accepted = { outcomes: [{ because: "recorded" }], changes: [], derived: [] };
		if (this.#write(entry, decision)) this.#applied(entry, decision);
	}

	/** A timer fires once, whatever the engine made of its entry, unless it was set to another time. */
	#drop(timer: Timer): void {
		if (this.#state.timer.get(timer.id) !== timer) return;
		const changes = [{ kind: "timer", id: timer.id, gone: true }] as const;
		apply(this.#state, changes);
		this.#tables.objects.note(changes, this.lastSeq, this.lastAt);
	}
}

/** True of the entry by which another configuration comes into force; no device can say so. */
function putsIntoForce({ source, type }: Entry): boolean {
	return type === CONFIGURATION_CHANGED && deviceOf(source) === undefined;
}

/** Names a draft across tries of the same commit. */
export function keyOf({ source, id }: Pick<Draft, "source" | "id">): string {
	return `${source} ${id}`;
}
