import type { EntryShape } from "../../../contract/shapes.ts";

/** Entries whose words, source, type, place or data hold each part of the text. `words` says what a person reads. */
export function filter(
	entries: readonly EntryShape[],
	text: string,
	words: (entry: EntryShape) => string,
): readonly EntryShape[] {
	const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
	if (parts.length === 0) return entries;
	return entries.filter((entry) => {
		const { seq, source, type, zone, incident, data } = entry;
		const hay = `${seq} ${source} ${type} ${zone ?? ""} ${incident ?? ""} ${JSON.stringify(data)} ${words(entry)}`;
		return parts.every((part) => hay.toLowerCase().includes(part));
	});
}
