import { parseDocument } from "yaml";
import type { Configuration, ConfigurationChange } from "../model/configuration.ts";

/** More changes than this are counted, not told. */
const TOLD_MAX = 100;
const VALUE_MAX = 80;

/** What two configurations say differently, key by key. */
export interface Difference {
	/** At most 100. */
	readonly changes: readonly ConfigurationChange[];
	readonly count: number;
}

/** Compares values, not text: a comment or another order of keys is no change. Lists are compared item by item. */
export function differenceOf(before: Configuration, after: Configuration): Difference {
	const changes: ConfigurationChange[] = [];
	const texts = (of: Configuration) =>
		new Map(of.files.map(({ name, text }, i) => [i === 0 ? "" : name, { name, text }]));
	const was = texts(before);
	const is = texts(after);
	for (const file of new Set([...was.keys(), ...is.keys()])) {
		const name = (is.get(file) ?? was.get(file))?.name ?? file;
		compare(saidIn(was.get(file)?.text), saidIn(is.get(file)?.text), (keys, from, to) =>
			changes.push({
				key: [name, keys.join(".")].join(" ").trimEnd(),
				...(from !== undefined && { before: shown(from) }),
				...(to !== undefined && { after: shown(to) }),
			}),
		);
	}
	return { changes: changes.slice(0, TOLD_MAX), count: changes.length };
}

function saidIn(text: string | undefined): unknown {
	return text === undefined ? undefined : parseDocument(text).toJS();
}

type Tell = (keys: readonly string[], before: unknown, after: unknown) => void;

function compare(before: unknown, after: unknown, tell: Tell, keys: readonly string[] = []): void {
	if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) {
		if (JSON.stringify(before) !== JSON.stringify(after)) tell(keys, before, after);
		return;
	}
	const was = new Map(Object.entries(before));
	const is = new Map(Object.entries(after));
	for (const key of new Set([...was.keys(), ...is.keys()])) compare(was.get(key), is.get(key), tell, [...keys, key]);
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
	const text = JSON.stringify(value);
	return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX - 1)}…` : text;
}
