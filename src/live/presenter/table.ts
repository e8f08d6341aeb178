import type { ListShapes } from "./list-question.ts";

/** Lists that are told as tables. */
export type Tabled = "incident" | "events";

type Cell = string | number | undefined;
interface Column<Shape> {
	readonly name: string;
	cell(row: Shape): Cell;
}

const INCIDENTS: readonly Column<ListShapes["incident"]>[] = [
	{ name: "id", cell: ({ id }) => id },
	{ name: "openedAt", cell: ({ openedAt }) => openedAt },
	{ name: "acknowledgedAt", cell: ({ acknowledgedAt }) => acknowledgedAt },
	{ name: "resolvedAt", cell: ({ resolvedAt }) => resolvedAt },
	{ name: "state", cell: ({ state }) => state },
	{ name: "priority", cell: ({ priority }) => priority },
	{ name: "type", cell: ({ type }) => type },
	{ name: "words.en", cell: ({ words }) => words.en },
	{ name: "words.zh-CN", cell: ({ words }) => words["zh-CN"] },
	{ name: "zone", cell: ({ zone }) => zone },
	{ name: "unit", cell: ({ unit }) => unit },
	{ name: "cause", cell: ({ cause }) => cause },
	{ name: "detail", cell: ({ detail }) => detail },
	{ name: "policeOutcome", cell: ({ police }) => police?.outcome },
	{ name: "policeNumber", cell: ({ police }) => police?.number },
	{ name: "eventCount", cell: ({ eventCount }) => eventCount },
	{ name: "owner", cell: ({ owner }) => owner },
];

const EVENTS: readonly Column<ListShapes["events"]>[] = [
	{ name: "seq", cell: ({ seq }) => seq },
	{ name: "receivedAt", cell: ({ receivedAt }) => receivedAt },
	{ name: "at", cell: ({ at }) => at },
	{ name: "source", cell: ({ source }) => source },
	{ name: "type", cell: ({ type }) => type },
	{ name: "id", cell: ({ id }) => id },
	{ name: "zone", cell: ({ zone }) => zone },
	{ name: "incident", cell: ({ incident }) => incident },
	{ name: "because", cell: ({ outcomes }) => outcomes.map(({ because }) => because).join(" ") },
	{ name: "data", cell: ({ data }) => JSON.stringify(data) },
];

const MARK = "\uFEFF";
const END = "\r\n";

/** The names of the columns, after the mark by which a spreadsheet knows UTF-8. */
export function tableHead(list: Tabled): string {
	const columns = list === "incident" ? INCIDENTS : EVENTS;
	return `${MARK}${columns.map(({ name }) => name).join(",")}${END}`;
}

/** A page of a list, as JSON of it was made for its audience, as lines of a table; and where the next begins. */
export function tableRows(list: Tabled, json: string): { readonly rows: string; readonly nextCursor?: string } {
	const rows = list === "incident" ? linesOf(INCIDENTS, json) : linesOf(EVENTS, json);
	const { nextCursor }: { nextCursor?: string } = JSON.parse(json);
	return { rows, ...(nextCursor !== undefined && { nextCursor }) };
}

function linesOf<Shape>(columns: readonly Column<Shape>[], json: string): string {
	const { items }: { items: readonly Shape[] } = JSON.parse(json);
	return items.map((row) => `${columns.map(({ cell }) => cellText(cell(row))).join(",")}${END}`).join("");
}

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"): also behind what some cut off. */
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** One cell by RFC 4180; text that would be read as a formula begins with an apostrophe. */
export function cellText(value: Cell): string {
	if (value === undefined) return "";
	if (typeof value === "number") return String(value);
	const text = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
