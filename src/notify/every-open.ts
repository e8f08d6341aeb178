import type { Reader } from "../journal/query.ts";
import type { Published, PublishedObjects } from "../model/objects.ts";

const PAGE = 500;

/** All that is open of a sort of object, the oldest first. */
export async function everyOpen<K extends Published>(
	reader: Pick<Reader, "objects">,
	kind: K,
): Promise<readonly PublishedObjects[K][]> {
	const found: PublishedObjects[K][] = [];
	let cursor: string | undefined;
	do {
		const query = { open: true, limit: PAGE, order: "asc", ...(cursor !== undefined && { cursor }) } as const;
		const page = await reader.objects(kind, query);
		found.push(...page.items);
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return found;
}
