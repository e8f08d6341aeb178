import type { Configuration, ConfigurationChange } from "./configuration.ts";
import type { Source } from "./entry.ts";
import type { Mistake } from "./problem.ts";
import type { Site, SiteFollower } from "./site.ts";

/** A configuration that was refused; the one before stays in force. Times are epoch ms. */
export interface RefusedConfiguration {
	readonly at: number;
	readonly by: Source;
	readonly detail: string;
	readonly mistakes: readonly Mistake[];
}

/** What came of reading the files anew. */
export interface Reloaded {
	readonly hash: string;
	/** Absent if they say what they said before. */
	readonly changed?: {
		readonly seq: number;
		readonly count: number;
		readonly changes: readonly ConfigurationChange[];
		readonly devicesAdded: readonly string[];
		readonly devicesRemoved: readonly string[];
	};
}

/** The site's configuration: what is in force, and the way to change it while the hub runs. */
export interface SiteConfiguration {
	/** The site in force now; `CurrentSite` says what to keep of it. */
	readonly site: Site;
	readonly configuration: Configuration;
	/** Epoch ms. */
	readonly since: number;
	/** The last refusal since then. */
	readonly refused: RefusedConfiguration | undefined;
	/** Journals what the hub begins with, if that is not what judged last. */
	begin(): Promise<void>;
	/**
	 * Reads the files anew. Where they differ, the engine judges by them from the entry that says so, and every follower
	 * is given the new site. One reload after the other.
	 *
	 * @throws {Refusal} `wrong-configuration`: nothing has changed.
	 * @throws {StoreUnavailable} Nothing has changed.
	 */
	reload(by: Source): Promise<Reloaded>;
	/** Has `applySite` called with each site that comes into force, before anybody is told of the commit that says so. */
	follow(follower: SiteFollower): void;
}
