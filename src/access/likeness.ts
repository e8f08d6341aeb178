/** Fewer changes of one letter than this make one of the other: a slip of a finger or two. Our own setting. */
const CHANGES_LEAST = 4;

/**
 * Whether two passwords are so like each other that one is typed for the other by mistake, or guessed from it: the same but
 * for case and signs, one within the other, the other way round, or a few letters apart.
 */
export function isTooLike(one: string, other: string): boolean {
	const [a, b] = [plain(one), plain(other)];
	if (a === "" || b === "") return true;
	if (a.includes(b) || b.includes(a) || a === [...b].reverse().join("")) return true;
	return changes(a, b) < CHANGES_LEAST;
}

function plain(password: string): string {
	return password
		.normalize("NFKC")
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function changes(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const put = (next[j - 1] ?? 0) + 1;
			const left = (row[j] ?? 0) + 1;
			const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(put, left, changed));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
