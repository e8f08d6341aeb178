import { BUDGETS } from "../../model/budgets.ts";
import { cursorAt } from "../cursor.ts";

/**
 * A page of a list as JSON: as many rows as were asked for and as fit into its bytes, at least one. `rows` may give more:
 * they are read no further than needed.
 */
export function pageText<R>(
	rows: Iterable<R>,
	{ list, limit, textOf, keyOf }: { list: string; limit: number; textOf(row: R): string; keyOf(row: R): number },
): string {
	const texts: string[] = [];
	let bytes = 0;
	let last: R | undefined;
	let more = false;
	for (const row of rows) {
		const text = textOf(row);
		bytes += Buffer.byteLength(text);
		more = texts.length === limit || (texts.length > 0 && bytes > BUDGETS.page.limit);
		if (more) break;
		texts.push(text);
		last = row;
	}
	const next = more && last !== undefined ? `,"nextCursor":${JSON.stringify(cursorAt(list, keyOf(last)))}` : "";
	return `{"items":[${texts.join(",")}]${next}}`;
}
