import type { z } from "zod";
import { CONFIGURATION_CHANGED } from "../../model/configuration.ts";
import type { Draft } from "../../model/entry.ts";
import { Refusal } from "../../model/problem.ts";
import { lookingForNobody } from "../../model/roster-pattern.ts";
import type { Site } from "../../model/site.ts";
import type { Described } from "../../site/read-in-thread.ts";
import { siteFrom } from "../../site/transferable.ts";
import type { Commit, SideWrite } from "../journal.ts";
import { type Connection, connectToWrite } from "../store/connect.ts";
import { dropPart, makeEmpty, syncPath, takeName } from "../store/durable.ts";
import { fileStateOf } from "../store/file-state.ts";
import { keepIdentity } from "../store/identity.ts";
import { MADE_UP, type madeUpMark } from "../store/made-up.ts";
import { migrate } from "../store/migrate.ts";
import { named } from "../store/name.ts";
import { partOf } from "../store/names.ts";
import { JournalWriter } from "./journal-writer.ts";

/** The log of the database is written back to the file after so many commits. */
const CHECKPOINT_EVERY = 50;

/** A journal that nobody has yet, while it is filled. */
export interface Filling {
	/** What judges. */
	readonly site: Site;
	/** When the engine next wants to be asked. */
	readonly nextDueAt: number | undefined;
	readonly lastSeq: number;
	/** Enters the drafts in one commit, then lets time come to `elapsed`; gives what became of each, and what changed. */
	commit(drafts: readonly Draft[], elapsed?: number): Filled;
}

/** The time that is made up, epoch ms, and by which seed. */
export interface MadeUp {
	readonly from: number;
	readonly to: number;
	readonly seed: string;
}

export interface Filled {
	/** By draft: its seq, or undefined where the engine refused it. */
	readonly seqs: readonly (number | undefined)[];
	readonly changed: Commit["changed"];
}

/**
 * Makes a new journal through the engine and its own writer, chain and projections and all, only without waiting for the
 * disk at each commit: it has its name when all of it is on disk. It begins with the configuration in force, and with the
 * word that its folder is a simulation's, which a hub that guards something refuses, and which time is made up.
 *
 * @throws {Refusal} `already-exists`: there is a journal.
 * @throws {StoreUnavailable} It can't be written.
 */
export async function fillFile(
	file: string,
	{ described, madeUp }: { readonly described: Described; readonly madeUp: MadeUp },
	fill: (filling: Filling) => Promise<void>,
): Promise<void> {
	if (fileStateOf(file) !== "none") {
		throw new Refusal({ code: "already-exists", detail: `${file} is there; name a folder that holds no journal` });
	}
	const { loadKinds } = await import("../../site/kinds.ts");
	const written = siteFrom(described.site, await loadKinds());
	// Guards come and walk by the script of whoever fills it: nobody is looked for whom the roster names and the script does not.
	const site = { ...written, ...(written.roster && { roster: lookingForNobody(written.roster) }) };
	const part = partOf(file);
	dropPart(part);
	makeEmpty(part);
	const db = connectToWrite(part);
	try {
		migrate(db);
		named(db);
		db.pragma("synchronous = OFF");
		const filling = new JournalFilling(db, { described, site });
		filling.begin(madeUp);
		await fill(filling);
		db.pragma("wal_checkpoint(TRUNCATE)");
		db.pragma("synchronous = FULL");
	} catch (error) {
		db.close();
		dropPart(part);
		throw error;
	}
	const journal = named(db);
	db.close();
	syncPath(part);
	takeName(part, file);
	keepIdentity(file, journal);
}

class JournalFilling implements Filling {
	readonly site: Site;
	readonly #db: Connection;
	readonly #described: Described;
	readonly #writer: JournalWriter;
	#commits = 0;

	constructor(db: Connection, { described, site }: { described: Described; site: Site }) {
		this.site = site;
		this.#db = db;
		this.#described = described;
		const { hash } = described.configuration;
		this.#writer = new JournalWriter(db, { sites: { given: site, hash }, inForce: site, tell: () => undefined });
	}

	get nextDueAt(): number | undefined {
		return this.#writer.position.nextDueAt;
	}

	get lastSeq(): number {
		return this.#writer.position.lastSeq;
	}

	begin({ from: at, to, seed }: MadeUp): void {
		const { configuration } = this.#described;
		const madeUp = { site: this.site.id, from: at, to, seed } satisfies z.input<typeof madeUpMark>;
		const hub = { source: "hub", at, receivedAt: at } as const;
		const firstUse: Draft = { ...hub, type: "hub.folder-opened", id: "opened", data: { firstUse: "simulate", madeUp } };
		const inForce: Draft = {
			...{ ...hub, type: CONFIGURATION_CHANGED, id: "in-force" },
			data: {
				...{ file: configuration.files[0]?.name ?? "", after: configuration.hash },
				...{ count: 0, changes: [], added: [], removed: [] },
			},
		};
		const sql = "INSERT INTO folder (key, value) VALUES ('first-use', 'simulate'), (?, ?)";
		const mark: SideWrite = { sql, params: [MADE_UP, JSON.stringify(madeUp)] };
		this.#writer.commit([
			{
				...{ op: "batch", drafts: JSON.stringify([firstUse, inForce]), count: 2 },
				...{ writes: new Map([[0, [mark]]]), configurations: [this.#described] },
			},
		]);
	}

	commit(drafts: readonly Draft[], elapsed?: number): Filled {
		const time = elapsed === undefined ? {} : { elapsed };
		const batch = { op: "batch", drafts: JSON.stringify(drafts), count: drafts.length, ...time } as const;
		const { answers, commit } = this.#writer.commit([batch]);
		if (++this.#commits % CHECKPOINT_EVERY === 0) this.#db.pragma("wal_checkpoint(PASSIVE)");
		const told: Commit | undefined = commit === undefined ? undefined : JSON.parse(commit);
		return {
			seqs: answers.map((answer) => (typeof answer === "number" ? answer : "seq" in answer ? answer.seq : undefined)),
			changed: told?.changed ?? [],
		};
	}
}
