import type { Published, PublishedObjects } from "../model/objects.ts";
import type { Page, PageQuery, Reader } from "./query.ts";

const PAGE = 500;

/** All items of a list that is read in pages, in its order. */
export async function* everyItem<Item>(
	page: (at: Pick<PageQuery, "limit" | "cursor">) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
	let cursor: string | undefined;
	do {
		const { items, nextCursor } = await page({ limit: PAGE, ...(cursor !== undefined && { cursor }) });
		yield* items;
		cursor = nextCursor;
	} while (cursor !== undefined);
}

/** All that is open of a sort of object, the oldest first. */
export function everyOpen<K extends Published>(
	reader: Pick<Reader, "objects">,
	kind: K,
): AsyncGenerator<PublishedObjects[K]> {
	return everyItem((at) => reader.objects(kind, { open: true, order: "asc", ...at }));
}
