import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, visit } from "yaml";
import type { ConfigurationFile } from "../model/configuration.ts";
import { type Mistake, Refusal } from "../model/problem.ts";

/** A key's way down the file, from the outermost key. */
export type KeyPath = readonly PropertyKey[];

/** A parsed file that can say on which line each key stands. */
export interface ConfigFile {
	readonly value: unknown;
	/** Keys given twice; the value holds the last of them. */
	readonly mistakes: readonly Mistake[];
	/** `file.yaml:12 buildings.b03.floors`; the nearest line above where the key itself is missing. */
	where(path: KeyPath): string;
	/** `file.yaml:12`, if the key stands in the file. */
	lineOf(path: KeyPath): string | undefined;
}

const parsed = new WeakMap<object, ConfigFile>();

/**
 * The same of a file that was read; it is parsed once, however often it is asked for.
 *
 * @throws {Refusal} `wrong-configuration`, as `parseConfigFile`.
 */
export function configFileOf(file: ConfigurationFile): ConfigFile {
	const known = parsed.get(file) ?? parseConfigFile(file.name, file.text);
	parsed.set(file, known);
	return known;
}

type Document = ReturnType<typeof parseDocument>;

/**
 * Reads the text of a YAML file (1.2).
 *
 * @throws {Refusal} `wrong-configuration`: it is no YAML; every mistake with its line.
 */
export function parseConfigFile(name: string, text: string): ConfigFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineAt = (offset: number) => `${name}:${lines.linePos(offset).line}`;
	const mistakes = document.errors.map(({ pos: [offset], code, message }): Mistake => {
		if (code !== "DUPLICATE_KEY") return { path: lineAt(offset), found: "text that is no YAML", expected: message };
		const keys = pathAt(document, offset);
		return { path: `${lineAt(offset)} ${shown(keys)}`, found: "the key a second time", expected: "each key once" };
	});
	if (document.errors.some(({ code }) => code !== "DUPLICATE_KEY")) throw refusalOf(mistakes);
	return {
		value: document.toJS(),
		mistakes,
		where(keys) {
			for (let length = keys.length; length > 0; length--) {
				const node = nodeAt(document, keys.slice(0, length));
				if (isNode(node) && node.range) return `${lineAt(node.range[0])} ${shown(keys)}`;
			}
			return `${name}:1 ${shown(keys)}`.trimEnd();
		},
		lineOf(keys) {
			const node = nodeAt(document, keys);
			return isNode(node) && node.range ? lineAt(node.range[0]) : undefined;
		},
	};
}

/** All mistakes of a configuration, at once. */
export function refusalOf(mistakes: readonly Mistake[]): Refusal {
	const lines = mistakes.map(({ path, found, expected }) => `${path}: found ${found}; expected ${expected}`);
	const said = lines.length === 1 ? `: ${lines[0]}` : ` (${lines.length} mistakes)\n  ${lines.join("\n  ")}`;
	return new Refusal({ code: "wrong-configuration", detail: `the configuration is wrong${said}`, mistakes });
}

/** The key at the end of `keys` where it is one of a map's, else the value. */
function nodeAt(document: Document, keys: KeyPath): unknown {
	const parent = document.getIn(keys.slice(0, -1), true);
	const last = String(keys.at(-1));
	if (!isMap(parent)) return document.getIn(keys, true);
	return parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)?.key;
}

/** The way down to the key that begins at `offset`. */
function pathAt(document: Document, offset: number): KeyPath {
	let found: KeyPath = [];
	visit(document, {
		Pair(_, pair, above) {
			if (!isNode(pair.key) || pair.key.range?.[0] !== offset) return undefined;
			const pairs = above.filter((node): node is Pair => !isNode(node) && "key" in node);
			found = [...pairs, pair].map(({ key }) => String(isScalar(key) ? key.value : key));
			return visit.BREAK;
		},
	});
	return found;
}

function shown(keys: KeyPath): string {
	return keys.map(String).join(".");
}
