import type { Configuration } from "../../model/configuration.ts";
import type { Site, TransferableSite } from "../../model/site.ts";
import type { SiteSource } from "../thread-messages.ts";

/** The sites that a thread can work with; functions don't cross threads, so each adds its own. */
export interface Sites {
	/** What the source says. */
	readonly given: Site;
	/** The hash of what it was made of. */
	readonly hash?: string;
	/** The site of what was read elsewhere. */
	from?(plain: TransferableSite): Site;
	/**
	 * The site of another configuration.
	 *
	 * @throws {Refusal} `wrong-configuration`: this program can't read it.
	 */
	read?(configuration: Configuration): Promise<Site>;
}

/** The site of a source, and the way to others. */
export async function sitesFrom(source: SiteSource): Promise<Sites> {
	if ("module" in source) {
		const module: { default: Site } = await import(source.module);
		return { given: module.default };
	}
	const [{ siteFrom }, { loadKinds }] = await Promise.all([
		import("../../site/transferable.ts"),
		import("../../site/kinds.ts"),
	]);
	const kinds = await loadKinds();
	// Loaded where texts have to be read: the hub hands over what it has read, and most starts find nothing else in force.
	const read = async (other: Configuration) => (await import("../../site/read.ts")).siteOf(other, kinds);
	const configuration = "configuration" in source ? source.configuration : await readFrom(source.configFile);
	const plain = "configuration" in source ? source.site : undefined;
	return {
		given: plain ? siteFrom(plain, kinds) : await read(configuration),
		hash: configuration.hash,
		from: (other) => siteFrom(other, kinds),
		read,
	};
}

async function readFrom(configFile: string): Promise<Configuration> {
	return (await import("../../site/configuration.ts")).readConfiguration(configFile);
}
