import type { Audience } from "../../contract/audience.ts";
import type { ChangedObject } from "../../journal/journal.ts";
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

/** A page of one sort of objects as JSON, each with the fields that `contract/audience.ts` names for who asks. */
export function presentObjects(
	{ list, query, role }: Extract<ListQuestion, { list: Listed }>,
	{ rows, site, discreet }: Parts,
): string {
	const view = viewOf({ site, discreet, lastSeenAt: () => undefined });
	// A guard is told of nothing as it happens, but reads what they were sent to.
	const audience: Audience = role === "guard" ? "captain" : role;
	const page: { items: Value[]; nextCursor?: string } = JSON.parse(rows.objects.page(list, query));
	const items = page.items.map((value) => {
		const upsert = view.upsert(changedOf(list, value), audience);
		return upsert && "value" in upsert ? upsert.value : undefined;
	});
	return JSON.stringify({ ...page, items: items.filter((item) => item !== undefined) });
}

interface Value {
	readonly id: string;
	readonly rev: number;
}

/** A row's object, which was written from one of its sort. */
function changedOf(kind: Listed, value: Value): ChangedObject {
	return { kind, id: value.id, rev: value.rev, value } as ChangedObject;
}
