import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type Mistake, Refusal } from "../model/problem.ts";

/** A parsed file that can say on which line each key stands. */
export interface ConfigFile {
	readonly name: string;
	readonly value: unknown;
	/** `file.yaml:12 buildings.b03.floors`. */
	where(path: readonly PropertyKey[]): string;
}

/**
 * Reads a YAML file (1.2).
 *
 * @throws {Refusal} `wrong-configuration`: it can't be read or is no YAML; every mistake with its line.
 */
export async function readConfigFile(path: string): Promise<ConfigFile> {
	const name = basename(path);
	const text = await readFile(path, "utf8").catch((error: unknown) => {
		const reason = error instanceof Error ? error.message : String(error);
		throw wrong([{ path, found: reason, expected: "a file that can be read" }]);
	});
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	if (document.errors.length > 0) {
		throw wrong(
			document.errors.map(({ pos, message, code }) => ({
				path: `${name}:${lines.linePos(pos[0]).line}`,
				found: code.toLowerCase().replaceAll("_", " "),
				expected: message,
			})),
		);
	}
	return {
		name,
		value: document.toJS(),
		where(keys) {
			const shown = keys.map(String).join(".");
			for (let length = keys.length; length > 0; length--) {
				const parent = document.getIn(keys.slice(0, length - 1), true);
				const last = keys[length - 1];
				const pair = isMap(parent)
					? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
					: undefined;
				const node = pair ? pair.key : document.getIn(keys.slice(0, length), true);
				if (isNode(node) && node.range) return `${name}:${lines.linePos(node.range[0]).line} ${shown}`;
			}
			return `${name}:1 ${shown}`;
		},
	};
}

/** A zod issue of the file as mistakes: where, what was found, what is allowed. */
export function mistakesOf(error: z.ZodError, file: ConfigFile, under: readonly PropertyKey[] = []): Mistake[] {
	return error.issues.flatMap((issue): Mistake[] => {
		const path = [...under, ...issue.path];
		if (issue.code === "unrecognized_keys") {
			return issue.keys.map((key) => ({
				path: file.where([...path, key]),
				found: "an unknown key",
				expected: "no such key here",
			}));
		}
		return [{ path: file.where(path), found: shown(valueAt(file.value, path)), expected: issue.message }];
	});
}

/** All mistakes of a configuration, at once. */
export function wrong(mistakes: readonly Mistake[]): Refusal {
	const lines = mistakes.map(({ path, found, expected }) => `${path}: found ${found}; ${expected}`);
	return new Refusal({
		code: "wrong-configuration",
		detail: `the configuration is wrong (${mistakes.length} mistake${mistakes.length === 1 ? "" : "s"})\n  ${lines.join("\n  ")}`,
		mistakes,
	});
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	let at: unknown = value;
	for (const key of path) {
		if (typeof at !== "object" || at === null) return undefined;
		at = Object.entries(at).find(([name]) => name === String(key))?.[1];
	}
	return at;
}

function shown(value: unknown): string {
	if (value === undefined) return "nothing";
	const text = JSON.stringify(value);
	return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
