import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import { CONFIGURATION_REFUSED, type Configuration } from "../model/configuration.ts";
import { configurationChanged } from "../model/entries/configuration-changed.ts";
import type { Draft, Source } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { Log } from "../model/log.ts";
import { type Mistake, Refusal } from "../model/problem.ts";
import type { Site, SiteFollower } from "../model/site.ts";
import type { RefusedConfiguration, Reloaded, SiteConfiguration } from "../model/site-configuration.ts";
import { refusalOf } from "../site/config-file.ts";
import { differenceOf } from "../site/difference.ts";
import { readInThread } from "../site/read-in-thread.ts";
import { siteFrom, transferableOf } from "../site/transferable.ts";

/** Mistakes that a journal's entry tells; the log and the refusal tell all. */
const MISTAKES_JOURNALLED = 20;

interface Parts {
	/** The site's file. */
	readonly path: string;
	readonly kinds: ReadonlyMap<string, Kind>;
	readonly journal: Journal;
	readonly reader: Pick<Reader, "rows">;
	readonly clock: Pick<Clock, "now">;
	readonly log: Log;
}

/** A configuration and what it says. */
export interface Understood {
	readonly configuration: Configuration;
	readonly site: Site;
}

/** The one that the hub is started with. */
export interface First extends Understood {
	/** What its file names and is not there; absent: nothing. */
	readonly lacking?: readonly Mistake[];
}

/**
 * Keeps hold of the configuration that the hub was started with, and of what follows. Open it before anybody else
 * follows the journal: then whoever is told of a change finds it made.
 */
export function openConfiguration(first: First, parts: Parts): SiteConfiguration {
	return new LiveConfiguration(first, parts);
}

interface Change {
	readonly before: Configuration | undefined;
	readonly after: Understood;
	/** Ids of devices. */
	readonly added: readonly string[];
	readonly removed: readonly string[];
}

class LiveConfiguration implements SiteConfiguration {
	configuration: Configuration;
	site: Site;
	since: number;
	refused: RefusedConfiguration | undefined;
	readonly #parts: Parts;
	readonly #lacking: readonly Mistake[];
	readonly #followers: SiteFollower[] = [];
	/** What comes into force with the commit that says so. */
	#awaited: Understood | undefined;
	#reloading: Promise<unknown> = Promise.resolve();

	constructor({ configuration, site, lacking = [] }: First, parts: Parts) {
		this.#lacking = lacking;
		this.#parts = parts;
		this.configuration = configuration;
		this.since = parts.clock.now();
		this.site = site;
		parts.journal.follow(({ configuration: hash }) => {
			if (hash !== undefined && hash === this.#awaited?.configuration.hash) this.#apply(this.#awaited);
		});
	}

	follow(follower: SiteFollower): void {
		this.#followers.push(follower);
	}

	async begin(): Promise<void> {
		const [row] = await this.#parts.reader.rows(
			`SELECT configuration.hash, files, received_at AS since FROM configuration_in_force
			 JOIN configuration USING (hash) JOIN entry ON seq = from_seq ORDER BY from_seq DESC LIMIT 1`,
			[],
		);
		const { hash, files, since } = row ?? {};
		if (hash === this.configuration.hash) {
			this.since = Number(since);
			// A key that was lost over night must not keep the hub from starting: its channel is an alarm.
			return;
		}
		if (this.#lacking.length > 0) throw refusalOf(this.#lacking);
		const before = typeof files === "string" ? { hash: String(hash), files: JSON.parse(files) } : undefined;
		await this.#enter("hub", {
			...{ before, added: [], removed: [] },
			after: { configuration: this.configuration, site: this.site },
		});
	}

	reload(by: Source): Promise<Reloaded> {
		const reloaded = this.#reloading.then(() => this.#reload(by));
		this.#reloading = reloaded.catch(() => undefined);
		return reloaded;
	}

	async #reload(by: Source): Promise<Reloaded> {
		const { path, kinds, log } = this.#parts;
		let after: Configuration;
		let site: Site;
		try {
			const described = await readInThread(path);
			after = described.configuration;
			if (described.lacking.length > 0) throw refusalOf(described.lacking);
			if (after.hash === this.configuration.hash) {
				this.refused = undefined;
				return { hash: after.hash };
			}
			site = siteFrom(described.site, kinds);
			if (site.id !== this.site.id) throw otherSite(after, site.id, this.site.id);
		} catch (error) {
			if (error instanceof Refusal) await this.#refuse(by, error);
			throw error;
		}
		const { devices: had } = this.site;
		const added = [...site.devices.keys()].filter((id) => !had.has(id));
		const removed = [...had.keys()].filter((id) => !site.devices.has(id));
		const before = this.configuration;
		const understood = { configuration: after, site };
		this.#awaited = understood;
		const entered = await this.#enter(by, { before, after: understood, added, removed }).finally(() => {
			this.#awaited = undefined;
		});
		log.info(
			{ by, hash: after.hash, seq: entered.seq, changes: entered.count, added, removed },
			"configuration changed",
		);
		return { hash: after.hash, changed: { ...entered, devicesAdded: added, devicesRemoved: removed } };
	}

	#apply({ configuration, site }: Understood): void {
		this.configuration = configuration;
		this.refused = undefined;
		this.site = site;
		for (const follower of this.#followers) follower.applySite(site);
	}

	/** Journals the change; from that entry on the engine judges by it. */
	async #enter(by: Source, { before, after: { configuration: after, site }, added, removed }: Change) {
		const { journal } = this.#parts;
		await journal.storeConfiguration({ configuration: after, site: transferableOf(site) });
		const { changes, count } = before ? differenceOf(before, after) : { changes: [], count: 0 };
		const file = after.files[0]?.name ?? "";
		const data: z.output<typeof configurationChanged.data> = {
			file,
			...(before && { before: before.hash }),
			after: after.hash,
			count,
			changes,
			added,
			removed,
		};
		const draft = this.#draft(by, configurationChanged.type, data);
		const appended = await journal.append(draft);
		if (!("seq" in appended)) throw new Error(`the change of configuration was not taken: ${JSON.stringify(appended)}`);
		this.since = draft.receivedAt;
		return { seq: appended.seq, count, changes };
	}

	async #refuse(by: Source, { problem: { detail, mistakes = [] } }: Refusal): Promise<void> {
		const { journal, log, clock } = this.#parts;
		this.refused = { at: clock.now(), by, detail, mistakes };
		log.error({ by, mistakes }, "the configuration is wrong; the one before stays in force");
		const told = mistakes.slice(0, MISTAKES_JOURNALLED);
		await journal
			.append(this.#draft(by, CONFIGURATION_REFUSED, { count: mistakes.length, mistakes: told }))
			.catch((error: unknown) => log.error({ err: error }, "the refusal could not be journalled"));
	}

	#draft(source: Source, type: string, data: Draft["data"]): Draft {
		const now = this.#parts.clock.now();
		return { source, type, id: crypto.randomUUID(), at: now, receivedAt: now, data };
	}
}

/** Topics, retained messages and the devices' rights hang on the site's id. */
function otherSite({ files }: Configuration, found: string, expected: string): Refusal {
	const path = `${files[0]?.name ?? ""} site`;
	return refusalOf([{ path, found: JSON.stringify(found), expected: `${expected}; another site needs a restart` }]);
}
