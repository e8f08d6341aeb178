const QUOTE = 0x22;
const ESCAPE = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const BRACE = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** How deep the JSON text is nested; works on its bytes, and stops counting beyond `limit`. */
export function nesting(json: Uint8Array, limit: number): number {
	let depth = 0;
	let deepest = 0;
	let quoted = false;
	for (let i = 0; i < json.length; i++) {
		const byte = json[i] ?? 0;
		if (quoted) {
			if (byte === ESCAPE) i++;
			else if (byte === QUOTE) quoted = false;
		} else if (byte === QUOTE) quoted = true;
		else if ((byte | BRACE) === OPEN) {
			deepest = Math.max(deepest, ++depth);
			if (depth > limit) return depth;
		} else if ((byte | BRACE) === CLOSE) depth--;
	}
	return deepest;
}
