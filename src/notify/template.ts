/**
 * A text of JSON with each `{{a.path}}` replaced by what the message has there, escaped to stand inside a JSON string; what
 * is not there leaves nothing. Nothing else is done: no conditions, no loops, no code.
 */
export function filled(template: string, message: Readonly<Record<string, unknown>>): string {
	return template.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, path: string) => {
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
