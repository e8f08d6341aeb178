/** The newest of these changes: what was asked for before it is asked for anew. */
export function newestRev(told: ReadonlyMap<string, { readonly rev: number }>): number {
	return [...told.values()].reduce((newest, { rev }) => Math.max(newest, rev), 0);
}
