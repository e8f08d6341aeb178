import { Readable } from "node:stream";
import type { TablePage } from "../live/presenter/lists.ts";

/** Rows a page: so long a page keeps the reader's thread from nobody. */
const ROWS = 500;

/**
 * An answer that is read page by page as fast as it is taken, so that a million rows need no more memory than one page. The
 * first page is read before the answer begins: what can't be read is a problem, not half a table.
 */
export async function asTable(
	name: string,
	read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<TablePage>,
): Promise<{ readonly body: Readable; readonly headers: Readonly<Record<string, string>> }> {
	const first = await read({ limit: ROWS });
	return {
		body: Readable.from(pages(first, read), { objectMode: false }),
		headers: { "content-disposition": `attachment; filename="${name}.csv"` },
	};
}

async function* pages(
	first: TablePage,
	read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<TablePage>,
): AsyncGenerator<Uint8Array> {
	let page = first;
	yield page.head;
	yield page.rows;
	while (page.nextCursor !== undefined) {
		page = await read({ limit: ROWS, cursor: page.nextCursor });
		yield page.rows;
	}
}
