/** A sentence of the hub without the clauses that are one of these places; a clause that goes on after it stays whole. */
export function withoutPlaces(sentence: string, places: readonly string[]): string {
	return places.reduce((left, where) => {
		for (const comma of [", ", "，"]) {
			const clause = `${comma}${where}`;
			if (left.endsWith(clause)) return left.slice(0, -clause.length);
			left = left.replace(`${clause}${comma}`, comma);
		}
		return left;
	}, sentence);
}
