import type { EntryShape } from "../../contract/shapes.ts";
import { read } from "./http.ts";

/** A page of a list, as the API gives it. */
export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor?: string;
}

/** Journal entries, the newest first: of one device, one incident, or all. */
export async function readEntries(
	filter: Readonly<Record<string, string>>,
	limit: number,
): Promise<readonly EntryShape[]> {
	const query = new URLSearchParams({ ...filter, limit: String(limit) });
	return (await read<Page<EntryShape>>(`/events?${query}`)).items;
}
