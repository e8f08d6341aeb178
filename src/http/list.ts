import { cursorAt, placeAfter } from "../journal/cursor.ts";
import type { PageQuery } from "../journal/query.ts";

/** The filter without what was not asked for. */
export function asked<T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } & object;
export function asked(filter: object): object {
	return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** Which page of a list is asked for. */
export function pageAsked({
	limit,
	cursor,
	order,
}: Omit<PageQuery, "cursor"> & { readonly cursor?: string | undefined }): PageQuery {
	return { limit, order, ...(cursor !== undefined && { cursor }) };
}

/** A number as a key that sorts as text: up to 16 digits. */
export function sortable(number: number): string {
	return String(number).padStart(16, "0");
}

/** A page of what is held in memory, ordered by its key; `list` names it in its cursors. @throws {Refusal} `malformed`. */
export function pageOf<T>(
	all: readonly T[],
	{ list, keyOf }: { readonly list: string; readonly keyOf: (one: T) => string },
	{ limit, cursor, order }: PageQuery,
) {
	const after = placeAfter(list, cursor);
	const sign = order === "asc" ? 1 : -1;
	const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
	const rest = all
		.filter((one) => after === undefined || compare(keyOf(one), after) > 0)
		.sort((a, b) => compare(keyOf(a), keyOf(b)));
	const items = rest.slice(0, limit);
	const last = items.at(-1);
	return { items, ...(rest.length > limit && last !== undefined && { nextCursor: cursorAt(list, keyOf(last)) }) };
}
