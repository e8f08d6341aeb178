import type { Mistake } from "../model/problem.ts";
import { parsePart } from "./allowed.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";
import { type SiteFile, siteFile } from "./schema.ts";

/** The file as far as it is well-formed. */
export interface Readable {
	readonly given: SiteFile;
	readonly mistakes: readonly Mistake[];
	/** True of an id that may stand for something in a part that was left out, so that its absence proves nothing. */
	maybe(id: string): boolean;
}

/** What stands in for a key whose value says nothing usable, so that the rest of the file can still be judged. */
const STAND_INS: Readonly<Record<string, unknown>> = {
	site: "unknown",
	words: { en: "?", "zh-CN": "?" },
	address: { en: "?", "zh-CN": "?" },
	timeZone: "UTC",
	plot: [
		[0, 0],
		[1, 0],
		[1, 1],
	],
};

/**
 * Reads what the file says, leaving out the entries that are not well-formed, so that the mistakes of those and what is
 * wrong between the others are told at once. `given` is absent only if nothing at all can be made of the file.
 */
export function readTolerantly(file: ConfigFile): Readable | { readonly mistakes: readonly Mistake[] } {
	const whole = parsePart(siteFile, file.value, { file });
	if ("data" in whole) return { given: whole.data, mistakes: file.mistakes, maybe: () => false };
	const mistakes = [...file.mistakes, ...whole.mistakes];
	if (typeof file.value !== "object" || file.value === null) return { mistakes };
	const { value, leftOut, sectionsLost } = without(file.value, whole.paths);
	const rest = siteFile.safeParse(value);
	if (!rest.success) return { mistakes };
	return {
		given: rest.data,
		mistakes,
		maybe: (id) => sectionsLost || [...leftOut].some((name) => `-${id}-`.includes(`-${name}-`)),
	};
}

/** The value with each path's entry (`buildings.b03`) left out, or the whole of its section where that is no map. */
function without(whole: object, paths: readonly KeyPath[]) {
	const value: Record<string, unknown> = { ...whole };
	const leftOut = new Set<string>();
	let sectionsLost = false;
	for (const [section, entry] of paths.map((path) => path.map(String))) {
		if (section === undefined) continue;
		const there = value[section];
		if (entry !== undefined && isMap(there) && !(section in STAND_INS)) {
			value[section] = Object.fromEntries(Object.entries(there).filter(([key]) => key !== entry));
			leftOut.add(entry);
		} else if (section in STAND_INS) value[section] = STAND_INS[section];
		else {
			delete value[section];
			sectionsLost ||= section in siteFile.shape;
		}
	}
	return { value, leftOut, sectionsLost };
}

function isMap(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
