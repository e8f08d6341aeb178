import type { Configuration } from "../../model/configuration.ts";
import { Refusal } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import { anchorIn } from "../store/anchor.ts";
import type { Connection } from "../store/connect.ts";
import { openFile } from "../store/open-file.ts";
import type { SiteSource } from "../thread-messages.ts";
import type { ProjectionKind } from "./projections/define-projection.ts";
import { PROJECTIONS } from "./projections.generated.ts";
import { type Judges, type Rebuilt, rebuild } from "./rebuild.ts";
import { type Sites, sitesFrom } from "./site-source.ts";

/** What can be rebuilt, by name. */
export const PROJECTION_NAMES: readonly string[] = PROJECTIONS.map(({ name }) => name);

/**
 * Makes the named projections of a journal anew; nobody else may have it open to write. `siteSource` judges what came before
 * the journal says what did.
 *
 * @throws {Refusal} `wrong-usage`: there is no such projection; `wrong-state`: as `rebuild`.
 * @throws {StoreUnavailable} The file can't be opened or written.
 */
export async function rebuildFile(
	file: string,
	names: readonly string[],
	{ siteSource, judgeAnew }: { readonly siteSource: SiteSource; readonly judgeAnew: boolean },
): Promise<Rebuilt> {
	const kinds = [...new Set(names)].map(kindOf);
	const { db } = openFile(file);
	try {
		const needsJudges = kinds.some(({ from }) => from === "decisions");
		const judges = needsJudges ? await judgesOf(db, await sitesFrom(siteSource), judgeAnew) : undefined;
		return rebuild(db, kinds, { judgeAnew, ...(judges && { judges }) });
	} finally {
		db.close();
	}
}

function kindOf(name: string): ProjectionKind {
	const kind = PROJECTIONS.find((one) => one.name === name);
	if (kind) return kind;
	const detail = `found ${name}; what can be rebuilt is ${PROJECTION_NAMES.join(", ")}`;
	throw new Refusal({ code: "wrong-usage", detail });
}

/**
 * Every site that the journal was judged by. One that can't be read any more is refused where it is needed; where all is
 * judged anew, the given one judges in its place.
 */
async function judgesOf(db: Connection, sites: Sites, judgeAnew: boolean): Promise<Judges> {
	const kept = db
		.prepare<[], { from_seq: number; hash: string; files: string }>(
			"SELECT from_seq, hash, files FROM configuration_in_force JOIN configuration USING (hash) ORDER BY from_seq",
		)
		.all();
	const from = anchorIn(db)?.seq ?? 0;
	// Where entries have left, the last that they put into force judges first.
	kept.splice(0, Math.max(0, kept.filter(({ from_seq }) => from_seq <= from).length - 1));
	const read = new Map<string, Site | Refusal>();
	for (const { hash, files } of kept)
		if (!read.has(hash)) read.set(hash, await siteOf({ hash, files: JSON.parse(files) }, sites));
	const of = (hash: string): Site => {
		const site = read.get(hash);
		if (site instanceof Refusal && judgeAnew) return sites.given;
		if (site instanceof Refusal) throw site;
		if (site) return site;
		throw new Refusal({ code: "wrong-state", detail: `the configuration ${hash} was not kept` });
	};
	const [first] = kept;
	return { first: first ? of(first.hash) : sites.given, of };
}

async function siteOf(configuration: Configuration, { given, hash, read }: Sites): Promise<Site | Refusal> {
	if (configuration.hash === hash || !read) return given;
	try {
		return await read(configuration);
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}
