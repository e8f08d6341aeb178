import { namedType } from "../contract/named-type.ts";
import { instantOf } from "../contract/primitives.ts";
import type { QuarantinedShape } from "../contract/quarantine-shape.ts";
import type { Rows } from "../journal/presenter.ts";
import type { Page, QuarantinedMessage } from "../journal/query.ts";
import type { Discreet } from "./discreet.ts";
import type { ListQuestion } from "./list-question.ts";

/** A page of what is in quarantine, as JSON; what names duress is in it as a special incident. */
export function presentQuarantine(
	{ query }: Extract<ListQuestion, { list: "quarantine" }>,
	{ rows, discreet }: { readonly rows: Pick<Rows, "quarantined">; readonly discreet: Discreet },
): string {
	const page: Page<QuarantinedMessage> = JSON.parse(rows.quarantined(query));
	const items = page.items.map((one): QuarantinedShape => {
		const whole = { ...one, receivedAt: instantOf(one.receivedAt) };
		const bytes = Buffer.from(one.bytes, "base64");
		return discreet.mentions(bytes) || discreet.names(namedType(bytes)) ? veiled(whole) : whole;
	});
	return JSON.stringify({ ...page, items });
}

/** What names duress is in a list like any other: without sender, topic and text. It is kept whole. */
function veiled({ id, receivedAt }: QuarantinedShape): QuarantinedShape {
	return {
		id,
		receivedAt,
		sender: "",
		topic: "",
		discreet: true,
		reason: "special incident",
		bytes: "",
		totalBytes: 0,
	};
}
