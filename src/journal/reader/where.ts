/** One condition of a query, with its parameters. */
export interface Clause {
	readonly sql: string;
	readonly params: readonly (string | number)[];
}

/** The conditions as one WHERE. */
export function where(clauses: readonly Clause[]): Clause {
	return {
		sql: `WHERE ${clauses.map(({ sql }) => sql).join(" AND ")}`,
		params: clauses.flatMap(({ params }) => params),
	};
}
