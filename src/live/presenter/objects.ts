import type { ChangedObject } from "../../journal/journal.ts";
import type { ObjectQuery } from "../../journal/query.ts";
import type { Rows } from "../../journal/reader/presenter.ts";
import type { Redaction } from "../redaction.ts";
import { viewOf } from "../view.ts";
import type { Listed, ListQuestion } from "./list-question.ts";
import type { ShownSite } from "./shown-site.ts";

interface Parts {
	readonly rows: Pick<Rows, "objects">;
	readonly site: ShownSite;
	readonly discreet: Redaction;
}

/**
 * A page of one sort of objects as JSON, each with the fields that `contract/objects/` names for who asks; of incidents a guard
 * is shown what `/live` tells them, and nothing else. What is not shown takes no room on the page.
 */
export function presentObjects(
	{ list, query, role, user }: Extract<ListQuestion, { list: Listed }>,
	{ rows, site, discreet }: Parts,
): string {
	const view = viewOf({ site, discreet, lastSeenAt: () => undefined });
	const shown = (value: Value) => {
		const changed = changedOf(list, value);
		if (role !== "guard") return view.upsert(changed, { audience: role, user });
		if (list === "incident") return user === undefined ? undefined : view.share(changed, user);
		// What is their own of the other sorts the query says.
		return view.upsert(changed, { audience: "captain", user });
	};
	const own = discreet.kept.isFrom(user) ? { unseenBy: user } : {};
	const items: object[] = [];
	let cursor = query.cursor;
	do {
		const rest: ObjectQuery = { ...query, ...own, limit: query.limit - items.length };
		const page: { items: Value[]; nextCursor?: string } = JSON.parse(
			rows.objects.page(list, { ...rest, ...(cursor !== undefined && { cursor }) }),
		);
		for (const value of page.items) {
			const upsert = shown(value);
			if (upsert && "value" in upsert) items.push(upsert.value);
		}
		cursor = page.nextCursor;
	} while (cursor !== undefined && items.length < query.limit);
	return JSON.stringify({ items, ...(cursor !== undefined && { nextCursor: cursor }) });
}

interface Value {
	readonly id: string;
	readonly rev: number;
}

/** A row's object, which was written from one of its sort. */
function changedOf(kind: Listed, value: Value): ChangedObject {
	return { kind, id: value.id, rev: value.rev, value } as ChangedObject;
}
