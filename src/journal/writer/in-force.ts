import { Refusal } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import { inForceAt } from "../store/configuration-table.ts";
import type { Connection } from "../store/connect.ts";
import type { Told } from "../thread-messages.ts";
import type { Sites } from "./site-source.ts";

/**
 * What judged the newest entry: so long as no entry says otherwise, it goes on, whatever the file says by now. What this
 * program can't read any more gives way to what it was started with.
 */
export async function inForceIn(db: Connection, sites: Sites, tell: (told: Told) => void): Promise<Site> {
	const kept = inForceAt(db, Number.MAX_SAFE_INTEGER)?.configuration;
	if (!kept || !sites.read || kept.hash === sites.hash) return sites.given;
	try {
		return await sites.read(kept);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const words = "the configuration in force can't be read any more; the given one judges from here on";
		tell({ op: "log", level: "warn", words, facts: { hash: kept.hash, mistakes: error.problem.mistakes } });
		return sites.given;
	}
}
