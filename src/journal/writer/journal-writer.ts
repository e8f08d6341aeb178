import { nextDueAt } from "../../engine/kernel/due-timers.ts";
import type { Draft } from "../../model/entry.ts";
import type { Site } from "../../model/site.ts";
import type { Described } from "../../site/read-in-thread.ts";
import type { ChangedObject, Commit, SideWrite } from "../journal.ts";
import { CHAIN_START, linkHash } from "../store/chain.ts";
import { ConfigurationTable } from "../store/configuration-table.ts";
import { type Connection, storeFault } from "../store/connect.ts";
import { Dictionary } from "../store/dictionary.ts";
import type { Answer, Batch, Done, Retain, Told } from "../thread-messages.ts";
import { ApplyFailed, EntryApplier, keyOf, type Tables } from "./entry-applier.ts";
import { EntryTable } from "./entry-table.ts";
import { Marks } from "./marks.ts";
import type { ProjectionKind } from "./projections/define-projection.ts";
import { PROJECTIONS } from "./projections.generated.ts";
import { ProjectionFailed, Projections } from "./projections.ts";
import { QuarantineTable } from "./quarantine-table.ts";
import { Removal } from "./removal.ts";
import { Retention } from "./retention.ts";
import { keepImages } from "./row-images.ts";
import { SideWriteFailed, SideWriter } from "./side-writer.ts";
import type { Sites } from "./site-source.ts";

type Parsed = Omit<Batch, "op" | "drafts" | "count"> & { readonly drafts: readonly Draft[] };

/** The journal's file and what the writer holds of it in memory; both move on together, one commit at a time. */
export class JournalWriter {
	/** Removes what has left, a little at a time. */
	readonly removal: Removal;
	readonly #marks: Marks;
	readonly #retention: Retention;
	readonly #db: Connection;
	readonly #sites: Sites;
	readonly #tell: (told: Told) => void;
	readonly #tables: Tables;
	readonly #statements;
	/** What judges now. */
	#site: Site;
	#state;
	#lastSeq = 0;
	#lastAt = 0;
	/** What may come into force, by hash. */
	readonly #kept = new Map<string, Site>();
	#head: Buffer = CHAIN_START;
	#stale = false;
	/** Engine time of the first thing that came since the journal was opened; what was due before fell due while it was closed. */
	#upSince: number | undefined;

	/** `inForce` judges until an entry says otherwise. */
	constructor(
		db: Connection,
		{
			sites,
			inForce,
			tell,
			projections = PROJECTIONS,
			markEveryMs,
		}: {
			sites: Sites;
			inForce: Site;
			tell: (told: Told) => void;
			/** What is kept beside the journal; absent, all there is. */
			projections?: readonly ProjectionKind[];
			/** How often the journal passes a point where it can begin anew one day, ms; absent, each day. */
			markEveryMs?: number;
		},
	) {
		this.#db = db;
		this.#sites = sites;
		this.#tell = tell;
		const dictionary = new Dictionary(db);
		const entries = new EntryTable(db, dictionary);
		keepImages(db, projections);
		this.#marks = new Marks(db, markEveryMs);
		this.#retention = new Retention(db, { dictionary, marks: this.#marks });
		this.removal = new Removal(db);
		this.#tables = {
			entries,
			projections: new Projections(db, entries.words, { kinds: projections }),
			quarantine: new QuarantineTable(db),
			configurations: new ConfigurationTable(db),
			sideWriter: new SideWriter(db),
		};
		this.#statements = {
			begin: db.prepare("BEGIN IMMEDIATE"),
			commit: db.prepare("COMMIT"),
			newest: db.prepare<[], { seq: number; at: number }>(
				"SELECT seq, received_at AS at FROM entry ORDER BY seq DESC LIMIT 1",
			),
			head: db.prepare<[], { hash: Buffer }>("SELECT hash FROM link ORDER BY last_seq DESC LIMIT 1"),
			link: db.prepare<[number, number, Buffer]>("INSERT INTO link (last_seq, first_seq, hash) VALUES (?, ?, ?)"),
			// Written anew each time, so that all of it is pages that the disk must take.
			probe: db.prepare<[string]>("INSERT OR REPLACE INTO folder (key, value) VALUES ('probed', ?)"),
			clearProbe: db.prepare("DELETE FROM folder WHERE key = 'probed'"),
		};
		this.#state = this.#tables.projections.objects.load();
		this.#find();
		this.#site = inForce;
		for (const [projection, seq] of this.#tables.projections.behind) this.#sayBehind(projection, seq);
	}

	/** Where it stands after the last commit. */
	get position(): Pick<Done, "lastSeq" | "lastAt" | "nextDueAt"> {
		return { lastSeq: this.#lastSeq, lastAt: this.#lastAt, nextDueAt: nextDueAt(this.#state) };
	}

	/**
	 * Takes the batches in one transaction; what it returns is on disk. If the engine fails to apply an entry, all is undone
	 * and tried again with that entry set aside. If anything else fails, nothing was written.
	 */
	commit(batches: readonly Batch[]): Omit<Done, "op" | "batches"> {
		const work = batches.map(({ drafts, ...rest }) => ({ ...rest, drafts: parse(drafts) }));
		const failedDrafts = new Map<string, unknown>();
		for (;;) {
			try {
				if (this.#stale) this.#reload();
				return this.#try(work, failedDrafts);
			} catch (error) {
				this.#stale = true;
				if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
				if (error instanceof ProjectionFailed) {
					this.#leaveOut(error);
					continue;
				}
				if (!(error instanceof ApplyFailed)) throw error;
				failedDrafts.set(keyOf(error.draft), error.cause);
			}
		}
	}

	/** Gives the pages that a probe took free for the next commits; where that fails, the next probe writes over them. */
	clearProbe(): void {
		try {
			this.#statements.clearProbe.run();
		} catch (error) {
			if (storeFault(error) !== "passing") throw error;
		}
	}

	#try(work: readonly Parsed[], failedDrafts: ReadonlyMap<string, unknown>): Omit<Done, "op" | "batches"> {
		this.#statements.begin.run();
		this.#marks.pass({ seq: this.#lastSeq, at: this.#lastAt, hash: this.#head });
		this.#tables.entries.startCommit();
		this.#upSince ??= beginning(work, this.#lastAt);
		const position = { lastSeq: this.#lastSeq, lastAt: this.#lastAt, upSince: this.#upSince ?? this.#lastAt };
		const applier = new EntryApplier(this.#tables, this.#state, {
			position,
			site: this.#site,
			siteOf: (hash) => this.#siteOf(hash),
			failedDrafts,
			tell: this.#tell,
		});
		for (const { retain } of work) if (retain) this.#retain(retain, applier);
		const answers: Answer[] = [];
		for (const { drafts, writes, rejected: messages = [], configurations = [], beside = [], elapsed, probe } of work) {
			for (const described of configurations) this.#keep(described);
			drafts.forEach((draft, i) => {
				answers.push(applier.take(draft, writes?.get(i)));
			});
			for (const message of messages) applier.reject(message);
			for (const writes of beside) this.#writeBeside(writes);
			if (elapsed !== undefined) applier.advanceTime(elapsed);
			if (probe !== undefined) this.#statements.probe.run("x".repeat(probe));
		}
		const { projections } = this.#tables;
		projections.flush();
		const { changed } = projections.objects;
		const { lastSeq, lastAt, upSince } = applier.position;
		const head = this.#link(lastSeq);
		this.#statements.commit.run();
		const commit = summary({ firstSeq: this.#lastSeq + 1, applier, changed, quarantined: applier.quarantined });
		this.#site = applier.site;
		if (applier.configuration !== undefined) this.#kept.clear();
		this.#head = head;
		this.#lastSeq = lastSeq;
		this.#lastAt = lastAt;
		this.#upSince &&= upSince;
		return { ...this.position, answers, ...(commit && { commit: JSON.stringify(commit) }) };
	}

	/** What the database refuses takes nothing else of its commit with it. */
	#writeBeside(writes: readonly SideWrite[]): void {
		try {
			this.#tables.sideWriter.alone(writes);
		} catch (error) {
			if (!(error instanceof SideWriteFailed)) throw error;
			this.#tell({ op: "log", level: "error", words: "a write beside the journal failed", facts: { ...error.answer } });
		}
	}

	#retain(retain: Retain, applier: EntryApplier): void {
		const said = this.#retention.leave(retain, (draft) => {
			const answer = applier.take(draft);
			if (typeof answer !== "number")
				throw new Error(`that entries leave could not be entered: ${JSON.stringify(answer)}`);
			return answer;
		});
		if (!said) return;
		const { through, at, leaving, kept } = said;
		const facts = { through, at: new Date(at).toISOString(), entries: leaving, kept: kept.entries };
		this.#tell({ op: "log", level: "info", words: "entries leave the journal by rule", facts });
	}

	/** The site of a configuration that was kept since the journal was opened. @throws {Error} It was not. */
	#siteOf(hash: string): Site {
		const kept = this.#kept.get(hash);
		if (!kept) throw new Error(`the configuration ${hash} was not kept`);
		return kept;
	}

	#keep({ configuration, site }: Described): void {
		this.#tables.configurations.keep(configuration);
		const { hash } = configuration;
		const kept = hash === this.#sites.hash ? this.#sites.given : this.#sites.from?.(site);
		if (kept) this.#kept.set(hash, kept);
	}

	#link(lastSeq: number): Buffer {
		if (lastSeq === this.#lastSeq) return this.#head;
		const head = linkHash(this.#head, this.#tables.entries.digests);
		this.#statements.link.run(lastSeq, this.#lastSeq + 1, head);
		return head;
	}

	#leaveOut(failed: ProjectionFailed): void {
		this.#tables.projections.leaveOut(failed);
		const { projection, seq, cause } = failed;
		const stack = cause instanceof Error ? cause.stack : String(cause);
		const words = `a projection failed and is not kept from here on; stop the hub, then: gatehouse rebuild ${projection}`;
		this.#tell({ op: "log", level: "error", words, facts: { projection, seq, stack } });
	}

	#sayBehind(projection: string, seq: number): void {
		const words = `a projection lacks what followed and is not kept; stop the hub, then: gatehouse rebuild ${projection}`;
		this.#tell({ op: "log", level: "error", words, facts: { projection, seq } });
	}

	#reload(): void {
		this.#tables.entries.reload();
		this.#tables.projections.reload();
		this.#state = this.#tables.projections.objects.load();
		this.#find();
		this.#stale = false;
	}

	#find(): void {
		const newest = this.#statements.newest.get();
		this.#lastSeq = newest?.seq ?? 0;
		this.#lastAt = newest?.at ?? 0;
		this.#head = this.#statements.head.get()?.hash ?? CHAIN_START;
	}
}

/** The engine time of the first draft or tick of the clock in `work`, which never runs backwards. */
function beginning(work: readonly Parsed[], lastAt: number): number | undefined {
	for (const { drafts, elapsed } of work) {
		const first = drafts[0]?.receivedAt ?? elapsed;
		if (first !== undefined) return Math.max(first, lastAt);
	}
	return undefined;
}

/** The drafts of a batch; the main thread made the text of them. */
function parse(drafts: string): readonly Draft[] {
	return JSON.parse(drafts);
}

function summary({
	firstSeq,
	applier,
	changed,
	quarantined,
}: {
	firstSeq: number;
	applier: EntryApplier;
	changed: readonly ChangedObject[];
	quarantined: number;
}): Commit | undefined {
	const { lastSeq } = applier.position;
	const entryCount = lastSeq - firstSeq + 1;
	if (entryCount === 0 && quarantined === 0 && changed.length === 0) return undefined;
	return {
		...{ firstSeq, lastSeq, changed, entries: applier.recorded, entryCount, quarantined },
		...(applier.configuration !== undefined && { configuration: applier.configuration }),
	};
}
