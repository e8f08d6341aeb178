import { namedType } from "../../contract/named-type.ts";
import { presenter } from "../../contract/presenter.ts";
import { instantOf } from "../../contract/primitives.ts";
import { type QuarantinedShape, quarantinedShape } from "../../contract/quarantine-shape.ts";
import { cursorAt, QUARANTINE } from "../../journal/cursor.ts";
import type { Page, QuarantinedMessage, QuarantineQuery } from "../../journal/query.ts";
import type { Rows } from "../../journal/reader/presenter.ts";
import { BUDGETS } from "../../model/budgets.ts";
import type { Redaction } from "../redaction.ts";
import type { ListQuestion } from "./list-question.ts";

type Rejected = Pick<Rows, "quarantined">;

/**
 * A page of what is in quarantine, as JSON. What names duress is in it as a special incident, without sender, topic and
 * text; asked for by its device it is not found, and moves no cursor.
 */
export function presentQuarantine(
	{ query }: Extract<ListQuestion, { list: "quarantine" }>,
	{ rows, discreet }: { readonly rows: Rejected; readonly discreet: Redaction },
): string {
	const texts: string[] = [];
	let bytes = 0;
	let last: number | undefined;
	for (const one of messagesOf(rows, query)) {
		const payload = Buffer.from(one.bytes, "base64");
		const hidden = discreet.mentions(payload) || discreet.names(namedType(payload));
		if (hidden && query.account !== undefined) continue;
		const text = JSON.stringify(presentMessage(one, hidden));
		bytes += text.length;
		if (texts.length === query.limit || (last !== undefined && bytes > BUDGETS.page.limit)) {
			return `{"items":[${texts.join(",")}],"nextCursor":${JSON.stringify(cursorAt(QUARANTINE, last ?? 0))}}`;
		}
		texts.push(text);
		last = one.id;
	}
	return `{"items":[${texts.join(",")}]}`;
}

/** All that the query finds, from its cursor on; the next are read when they are asked for. */
function* messagesOf(rows: Rejected, query: QuarantineQuery): Generator<QuarantinedMessage> {
	let { cursor } = query;
	do {
		const page: Page<QuarantinedMessage> = JSON.parse(
			rows.quarantined({ ...query, limit: query.limit + 1, ...(cursor !== undefined && { cursor }) }),
		);
		yield* page.items;
		cursor = page.nextCursor;
	} while (cursor !== undefined);
}

/** What names duress is in a list like any other: without sender, topic and text. It is kept whole. */
const presentMessage = presenter(
	quarantinedShape,
	(message: QuarantinedMessage, isHidden: boolean): QuarantinedShape => {
		const receivedAt = instantOf(message.receivedAt);
		if (!isHidden) return { ...message, receivedAt };
		const nothing = { sender: "", topic: "", bytes: "", totalBytes: 0 };
		return { id: message.id, receivedAt, discreet: true, reason: "special incident", ...nothing };
	},
);
