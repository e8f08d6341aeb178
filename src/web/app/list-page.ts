import type { EntryShape } from "../../contract/shapes.ts";
import { call } from "./api.ts";

/** Journal entries, the newest first: of one device, one incident, or all. */
export async function readEntries(
	filter: Readonly<Record<string, string>>,
	limit: number,
): Promise<readonly EntryShape[]> {
	return (await call("GET /events", { query: { ...filter, limit: String(limit) } })).items;
}
