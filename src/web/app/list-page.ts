import type { AnswerOf, RouteInput } from "../../contract/routes.ts";
import type { EntryShape } from "../../contract/shapes.ts";
import { api } from "./api.ts";

type Filter = Omit<NonNullable<RouteInput<"GET /events">["query"]>, "limit">;

/** Journal entries, the newest first: of one device, one incident, or all. */
export async function readEntries(filter: Filter, limit: number): Promise<readonly EntryShape[]> {
	return (await readPage(filter, limit)).items;
}

/** The same, with what of it has left the journal. */
export function readPage(filter: Filter, limit: number): Promise<AnswerOf<"GET /events">> {
	return api("GET /events", { query: { ...filter, limit } });
}
