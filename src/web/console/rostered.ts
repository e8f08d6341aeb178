import type { AnswerOf } from "../../contract/routes.ts";
import { api } from "../app/api.ts";
import { everyItem } from "../app/every-item.ts";

/** A page of a list, at most. */
const PAGE = 1_000;

export type RosterRow = AnswerOf<"GET /roster">["items"][number];

/** Who is down for what in these days, all of it, the first shift first. */
export function readRoster(span: { readonly from: string; readonly to: string }): Promise<readonly RosterRow[]> {
	return everyItem((cursor) => api("GET /roster", { query: { ...span, limit: PAGE, cursor } }));
}
