import { MESSAGE_PATHS } from "./message-shape.ts";

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * A text of JSON with each `{{a.path}}` replaced by what the message has there, escaped to stand inside a JSON string; what
 * is not there leaves nothing. Nothing else is done: no conditions, no loops, no code.
 */
export function filled(template: string, message: Readonly<Record<string, unknown>>): string {
	return template.replace(PLACEHOLDER, (_, path: string) => {
		const value = at(message, path.split("."));
		if (value === undefined || value === null) return "";
		const text = typeof value === "object" ? JSON.stringify(value) : String(value);
		return JSON.stringify(text).slice(1, -1);
	});
}

function at(whole: unknown, path: readonly string[]): unknown {
	let value = whole;
	for (const key of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
		value = Object.entries(value).find(([name]) => name === key)?.[1];
	}
	return value;
}

export function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** What is wrong in a template, in its order: placeholders that stand for nothing, and a text that is no JSON. */
export function templateMistakes(
	template: string,
): readonly { readonly line: number; readonly found: string; readonly expected: string }[] {
	const unknown = [...template.matchAll(PLACEHOLDER)].flatMap(({ 0: whole, 1: path = "", index }) =>
		MESSAGE_PATHS.includes(path)
			? []
			: [
					{
						line: lineAt(template, index),
						found: JSON.stringify(whole),
						expected: `one of ${MESSAGE_PATHS.join(", ")}`,
					},
				],
	);
	// A number, so that `{{told}}` may stand without quotes; what else does can't.
	const sample = template.replace(PLACEHOLDER, (_, path: string) => (path === "told" ? "1" : ""));
	if (isJson(sample)) return unknown;
	return [...unknown, { line: 1, found: "text that is no JSON once it is filled in", expected: "JSON" }];
}

function lineAt(text: string, index: number): number {
	return text.slice(0, index).split("\n").length;
}
