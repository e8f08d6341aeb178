interface PageOf<Item> {
	readonly items: readonly Item[];
	readonly nextCursor?: string | undefined;
}

/** All that a list holds, read page by page. Fails as the first page that fails. */
export async function everyItem<Item>(
	page: (cursor: string | undefined) => Promise<PageOf<Item>>,
): Promise<readonly Item[]> {
	const found: Item[] = [];
	for (let cursor: string | undefined; ; ) {
		const { items, nextCursor } = await page(cursor);
		found.push(...items);
		if (nextCursor === undefined) return found;
		cursor = nextCursor;
	}
}
