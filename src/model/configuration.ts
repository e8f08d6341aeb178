/** One file of a site's configuration, as it was read. */
export interface ConfigurationFile {
	/** The site's file by its name; every other by its path from the site's file. */
	readonly name: string;
	readonly text: string;
}

/** Everything that a site's configuration was made of: enough to read it again, on another thread or in a year. */
export interface Configuration {
	/** SHA-256 over names and texts, hex. */
	readonly hash: string;
	/** The site's file first. */
	readonly files: readonly ConfigurationFile[];
}

/** One key that says something else than before; absent where it was, or is, not there. */
export interface ConfigurationChange {
	/** The file and the key: `jingxin-garden.yaml rules.chatter.within`. */
	readonly key: string;
	readonly before?: string;
	readonly after?: string;
}

/** The entry by which another configuration comes into force; it is itself the first that the new one judges. */
export const CONFIGURATION_CHANGED = "configuration.changed";
/** The entry that says that a configuration was wrong, and the old one stays. */
export const CONFIGURATION_REFUSED = "configuration.refused";
