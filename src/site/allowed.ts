import type { z } from "zod";
import type { Mistake } from "../model/problem.ts";
import { readInput } from "../model/wrong-input.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";

/**
 * Parses a part of the file; the mistakes say where, what was found, and what is allowed there.
 *
 * `at` gives the place of the part's key path in the file; where it stands elsewhere than it is used, that place.
 */
export function parsePart<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	{ file, at = (path) => path }: { file: ConfigFile; at?: (path: KeyPath) => KeyPath },
): { readonly data: z.output<Schema> } | { readonly mistakes: readonly Mistake[]; readonly paths: readonly KeyPath[] } {
	const read = readInput(schema, value);
	if (!read.wrong) return { data: read.data };
	return {
		mistakes: read.wrong.map(({ path, ...mistake }) => ({ path: file.where(at(path)), ...mistake })),
		paths: read.wrong.map(({ path }) => path),
	};
}
