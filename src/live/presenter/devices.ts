import { cursorAt, placeAfter } from "../../journal/cursor.ts";
import type { Rows } from "../../journal/reader/presenter.ts";
import { BUDGETS } from "../../model/budgets.ts";
import type { Device } from "../../model/device.ts";
import type { Redaction } from "../redaction.ts";
import { viewOf } from "../view.ts";
import type { ListQuestion } from "./list-question.ts";
import type { ShownSite } from "./shown-site.ts";

/** The list as its cursors name it. */
const DEVICES = "device";

interface Parts {
	readonly rows: Pick<Rows, "objects">;
	readonly site: ShownSite;
	readonly discreet: Redaction;
}

/** A page of the site's devices by id, as JSON; also those that were never heard. */
export function presentDevices(
	{ query, id: only, kind, zone, state, audience, heard }: Extract<ListQuestion, { list: "device" }>,
	{ rows, site, discreet }: Parts,
): string {
	const { limit, order } = query;
	const after = placeAfter(DEVICES, query.cursor);
	const lastSeenAt = (id: string) => heard.get(id)?.at;
	const healthOf = (id: string) => heard.get(id)?.health;
	const view = viewOf({ site, discreet, lastSeenAt, healthOf });
	const devices: readonly Device[] = JSON.parse(rows.objects.all("device"));
	const known = new Map(devices.map((one) => [one.id, one]));
	const sign = order === "asc" ? 1 : -1;
	const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
	const wanted = [...site.devices.values()]
		.filter((is) => (kind === undefined || is.kind === kind) && (zone === undefined || is.zone === zone))
		.filter(({ id }) => only === undefined || id === only)
		.filter(({ id }) => state === undefined || (known.get(id)?.state ?? "unknown") === state)
		.filter(({ id }) => after === undefined || compare(id, after) > 0)
		.sort((a, b) => compare(a.id, b.id));
	const texts: string[] = [];
	let bytes = 0;
	for (const is of wanted) {
		const { id } = is;
		const value = known.get(id);
		const shown = value
			? view.upsert({ kind: "device", id, rev: value.rev, value }, { audience })
			: view.unheard(is, audience);
		const text = JSON.stringify(shown && "value" in shown ? shown.value : undefined) ?? "{}";
		bytes += Buffer.byteLength(text);
		if (texts.length === limit || (texts.length > 0 && bytes > BUDGETS.page.limit)) break;
		texts.push(text);
	}
	const last = texts.length < wanted.length ? wanted[texts.length - 1]?.id : undefined;
	return `{"items":[${texts.join(",")}]${last === undefined ? "" : `,"nextCursor":${JSON.stringify(cursorAt(DEVICES, last))}`}}`;
}
