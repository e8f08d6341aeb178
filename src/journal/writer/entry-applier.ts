import type { z } from "zod";
import { Drive, type Position, type Taken } from "../../engine/drive.ts";
import type { Accepted, Decision } from "../../engine/kernel/decision.ts";
import { apply, type MutableState } from "../../engine/kernel/state.ts";
import type { Timer } from "../../engine/kernel/timer.ts";
import { namesLife, unreadableDraft } from "../../engine/reports/unreadable.ts";
import { step } from "../../engine/step.ts";
import { BUDGETS } from "../../model/budgets.ts";
import { CONFIGURATION_CHANGED } from "../../model/configuration.ts";
import { engineFailed } from "../../model/entries/engine-failed.ts";
import { type Draft, deviceOf, type Entry, namedReport, type RecordedEntry } from "../../model/entry.ts";
import type { Site } from "../../model/site.ts";
import type { Unjudged } from "../../model/unreadable.ts";
import type { Rejected, SetAside, SideWrite } from "../journal.ts";
import { newestWithin } from "../newest-within.ts";
import type { ConfigurationTable } from "../store/configuration-table.ts";
import type { Answer, Told } from "../thread-messages.ts";
import type { EntryTable } from "./entry-table.ts";
import type { Projections } from "./projections.ts";
import type { QuarantineTable } from "./quarantine-table.ts";
import { SideWriteFailed, type SideWriter } from "./side-writer.ts";

/** A followed commit tells at most so many entries (`Commit.entries`). */
const TOLD_ENTRIES = 25;

export interface Tables {
	readonly entries: EntryTable;
	readonly projections: Projections;
	readonly quarantine: QuarantineTable;
	readonly configurations: ConfigurationTable;
	readonly sideWriter: SideWriter;
}

/** The engine changed only half of the state: the commit must be undone, and `draft` set aside in the next try. */
export class ApplyFailed extends Error {
	readonly draft: Draft;
	constructor(draft: Draft, cause: unknown) {
		super(`applying ${draft.type} of ${draft.source} failed`, { cause });
		this.draft = draft;
	}
}

/** Applies drafts in order, inside one transaction: has the engine judge each, writes entry and changes. */
export class EntryApplier {
	quarantined = 0;
	/** What judges from here on. */
	site: Site;
	/** The hash of what came into force with this commit. */
	configuration: string | undefined;
	readonly #tables: Tables;
	readonly #state: MutableState;
	readonly #siteOf: (hash: string) => Site;
	/** Drafts that the engine failed to apply in an earlier try. */
	readonly #failedDrafts: ReadonlyMap<string, unknown>;
	readonly #tell: (told: Told) => void;
	readonly #drive: Drive<Answer, readonly SideWrite[]>;
	#taken: { readonly entry: Entry; readonly decision: Accepted }[] = [];

	constructor(
		tables: Tables,
		state: MutableState,
		{
			position,
			site,
			siteOf,
			failedDrafts,
			tell,
		}: {
			position: Position;
			site: Site;
			/** The site of a configuration that was kept, by hash. */
			siteOf: (hash: string) => Site;
			failedDrafts: ReadonlyMap<string, unknown>;
			tell: (told: Told) => void;
		},
	) {
		this.#tables = tables;
		this.#state = state;
		this.site = site;
		this.#siteOf = siteOf;
		this.#failedDrafts = failedDrafts;
		this.#tell = tell;
		const recorder = {
			state,
			take: (entry: Entry, writes?: readonly SideWrite[]) => this.#apply(entry, writes),
			drop: (timer: Timer) => this.#drop(timer),
		};
		this.#drive = new Drive(recorder, position);
	}

	/** Where it stands after what was taken so far. */
	get position(): Position {
		const { lastSeq, lastAt, upSince } = this.#drive;
		return { lastSeq, lastAt, upSince };
	}

	/** The newest entries of this commit, as far as one message to consoles has room for them. */
	get recorded(): readonly RecordedEntry[] {
		const newest = this.#taken.slice(-TOLD_ENTRIES).map(({ entry, decision: { outcomes, incident } }) => ({
			...entry,
			outcomes,
			...(incident !== undefined && { incident }),
			...this.#reference(entry),
		}));
		return newestWithin(newest, BUDGETS.tape.limit);
	}

	#reference(entry: Entry): Pick<RecordedEntry, "refersTo"> {
		const named = namedReport(entry);
		const refersTo = named === undefined ? undefined : this.#tables.entries.typeOf(entry.source, named);
		return refersTo === undefined ? {} : { refersTo };
	}

	/** Takes one draft, with what is to be written in its entry's transaction. */
	take(draft: Draft, writes?: readonly SideWrite[]): Answer {
		return this.#drive.enter(draft, writes);
	}

	/** Keeps a message that is not valid; what it names is heard, if that raises an alarm. */
	reject(message: Rejected): void {
		this.#tables.quarantine.add(message);
		this.quarantined++;
		const { event, reason, receivedAt } = message;
		if (!event) return;
		this.#drive.elapse(receivedAt);
		this.#hear({ ...event, reason, receivedAt });
	}

	/** Turns every timer due by `now` into an entry, in due order. */
	advanceTime(now: number): void {
		this.#drive.elapse(now);
	}

	#apply(entry: Entry, writes?: readonly SideWrite[]): Taken<Answer> {
		let decision: Decision;
		let site: Site;
		try {
			site = this.#judgeOf(entry);
			decision = this.#decide(entry, site);
		} catch (error) {
			// `step` is pure, so nothing has to be undone: the entry is set aside and the rest of the commit stands.
			const earlier = this.#ofEarlier(entry);
			return earlier ? { answer: earlier } : this.#setAside(entry, error);
		}
		if ("refused" in decision) return { answer: this.#ofEarlier(entry) ?? decision };
		try {
			if (!this.#write(entry, decision, writes)) return { answer: this.#ofTaken(entry) };
		} catch (error) {
			if (error instanceof SideWriteFailed) return { answer: error.answer };
			throw error;
		}
		this.#applied(entry, decision, site);
		if (putsIntoForce(entry)) this.#applySite(entry, site);
		return { answer: entry.seq, derived: decision.derived };
	}

	/** What judges the entry: the one that puts a configuration into force is the first that it judges. */
	#judgeOf(entry: Entry): Site {
		return putsIntoForce(entry) ? this.#siteOf(String(entry.data.after)) : this.site;
	}

	#applySite({ seq, data }: Entry, site: Site): void {
		this.configuration = String(data.after);
		this.#tables.configurations.begin(seq, this.configuration);
		this.site = site;
	}

	#decide(entry: Entry, site: Site): Decision {
		const key = keyOf(entry);
		if (this.#failedDrafts.has(key)) throw this.#failedDrafts.get(key);
		return step(this.#state, entry, site);
	}

	/** Writes the entry's row and what goes with it; false if its id is taken. */
	#write(entry: Entry, decision: Accepted, writes: readonly SideWrite[] = []): boolean {
		const { entries, sideWriter } = this.#tables;
		const insert = () => entries.insert(entry, JSON.stringify(decision.outcomes), decision.incident);
		if (writes.length === 0) return insert();
		return sideWriter.with(writes, insert, () => entries.forgetNewest());
	}

	#applied(entry: Entry, decision: Accepted, site: Site): void {
		const { changes } = decision;
		this.#taken.push({ entry, decision });
		if (this.#taken.length >= 2 * TOLD_ENTRIES) this.#taken = this.#taken.slice(-TOLD_ENTRIES);
		this.#tables.projections.apply(entry, decision, this.#state, site);
		if (changes.length === 0) return;
		try {
			apply(this.#state, changes);
		} catch (error) {
			throw new ApplyFailed(entry, error);
		}
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
		if (draft.source.startsWith("user:")) return { setAside: "id already used", taken: earlier.seq };
		const why = {
			reason: "id already used",
			path: "id",
			found: draft.id,
			expected: `an id that ${draft.source} has not used; entry ${earlier.seq} has it with other content`,
		};
		this.#tables.quarantine.setAside(draft, why, this.site);
		this.quarantined++;
		const { type: names, receivedAt } = draft;
		const device = deviceOf(draft.source);
		if (device !== undefined) this.#hear({ device, names, reason: "id already used", receivedAt });
		return { setAside: "id already used" };
	}

	#setAside(entry: Entry, error: unknown): Taken<SetAside> {
		const reason = error instanceof Error ? error.message : String(error);
		const { seq: _, ...draft } = entry;
		this.#tables.quarantine.setAside(draft, { reason: "engine failed", found: reason }, this.site);
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
			type: engineFailed.type,
			id: `failed-${entry.seq}`,
			at: receivedAt,
			receivedAt,
			...(zone !== undefined && { zone }),
			data: { source, id, type, reason, ...(device !== undefined && { device }) } satisfies z.output<
				typeof engineFailed.data
			>,
		};
		const answer = { setAside: "engine failed" } as const;
		if (type === failed.type) return this.#record({ ...failed, seq: entry.seq }) ? { answer, derived: [] } : { answer };
		this.#drive.add(failed);
		// That an event could not be judged is a medium alarm; a call for help is more than that.
		const said = { device: device ?? "", names: type, reason: `engine failed: ${reason}`, receivedAt };
		if (device !== undefined && namesLife(this.site, said)) this.#hear(said);
		return { answer };
	}

	/** Enters that a message which names an alarm can't be judged. */
	#hear(said: Unjudged): void {
		const draft = unreadableDraft(this.site, said, `unreadable-${this.#drive.lastSeq + 1}`);
		if (draft) this.#drive.add(draft);
	}

	/** Writes an entry that the engine can't judge, as a mere fact; false if its id is taken. */
	#record(entry: Entry): boolean {
		const decision: Accepted = { outcomes: [{ because: "recorded" }], changes: [], derived: [] };
		if (!this.#write(entry, decision)) return false;
		this.#applied(entry, decision, this.site);
		return true;
	}

	/** A timer fires once, whatever the engine made of its entry. */
	#drop(timer: Timer): void {
		apply(this.#state, [{ kind: "timer", id: timer.id, gone: true }]);
		this.#tables.projections.objects.drop(timer, { rev: this.#drive.lastSeq, at: this.#drive.lastAt });
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
