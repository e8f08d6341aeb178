import type { Configuration } from "../model/configuration.ts";
import type { Site } from "../model/site.ts";
import type { SiteSource } from "./wire.ts";

/** The sites that a thread can work with; functions don't cross threads, so each makes them by itself. */
export interface Sites {
	/** What the source says. */
	readonly given: Site;
	/** The hash of what it was made of. */
	readonly hash?: string;
	/**
	 * Makes the site of another configuration.
	 *
	 * @throws {Refusal} `wrong-configuration`: this program can't read it.
	 */
	of?(configuration: Configuration): Site;
}

/** The site of a source, and the way to others. */
export async function sitesFrom(source: SiteSource): Promise<Sites> {
	if ("module" in source) {
		const module: { default: Site } = await import(source.module);
		return { given: module.default };
	}
	const [{ siteOf }, { readConfiguration }, { loadKinds }] = await Promise.all([
		import("../site/read.ts"),
		import("../site/configuration.ts"),
		import("../site/kinds.ts"),
	]);
	const kinds = await loadKinds();
	const configuration = "configuration" in source ? source.configuration : await readConfiguration(source.configFile);
	return {
		given: siteOf(configuration, kinds),
		hash: configuration.hash,
		of: (other) => siteOf(other, kinds),
	};
}
