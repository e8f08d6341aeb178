import type { Configuration } from "../../src/model/configuration.ts";
import type { Kind } from "../../src/model/kind.ts";
import type { TransferableSite } from "../../src/model/site.ts";
import { configurationOf, readConfiguration } from "../../src/site/configuration.ts";
import { transferableSiteOf } from "../../src/site/read.ts";

/** What a procedure requires before an incident is resolved is a test of its own. */
export async function withoutProcedures(file: string): Promise<Configuration> {
	const { files } = await readConfiguration(file);
	const [main] = files;
	if (!main) throw new Error(`${file} is empty`);
	return configurationOf([
		{ ...main, text: main.text.replace(/^procedures:.*$/m, "").replace(/^ {2}late: .*\n/m, "") },
	]);
}

/** The sites that were read, by the hash of their texts: reading one takes longer than all else that a rig opens. */
const sites = new Map<string, TransferableSite>();

/** The site of a configuration, as plain data; a rig may open it as often as it likes. */
export function plainSiteOf(configuration: Configuration, kinds: ReadonlyMap<string, Kind>): TransferableSite {
	const plain = sites.get(configuration.hash) ?? transferableSiteOf(configuration, kinds);
	sites.set(configuration.hash, plain);
	return plain;
}
