/** A sentence of the hub about something at a place, in its two parts. */
export interface SplitSentence {
	/** What it is, and what belongs to that: "Device lost, possible sabotage". */
	readonly what: string;
	/** Where, with the device where one is named: "East wall 3 camera". Empty if the sentence names none of the places. */
	readonly where: string;
}

/** Takes the sentence apart at the first of these places that it names, the narrowest first. */
export function splitSentence(said: string, places: readonly string[]): SplitSentence {
	for (const place of places) {
		if (place === "") continue;
		for (const comma of [", ", "，"]) {
			const from = said.indexOf(comma + place);
			if (from < 0) continue;
			const start = from + comma.length;
			const next = said.indexOf(comma, start + place.length);
			const end = next < 0 ? said.length : next;
			// The place ends here, or what stands there is named after it: never another place that begins alike.
			if (/^\d/.test(said.slice(start + place.length))) continue;
			return { what: said.slice(0, from) + said.slice(end), where: said.slice(start, end) };
		}
	}
	return { what: said, where: "" };
}
