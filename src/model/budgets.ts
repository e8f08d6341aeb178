import { PICTURE_MAX_BYTES } from "./limits.ts";

/** One thing that a client can make grow, how far, and what happens there. */
export interface Budget {
	readonly limit: number;
	readonly unit:
		| "sockets"
		| "bytes"
		| "messages"
		| "ms"
		| "keys"
		| "levels"
		| "pixels"
		| "pictures"
		| "items"
		| "lines"
		| "days";
	/** Whose it is: what one of these can use up is taken from no other. */
	readonly of: string;
	/** What it bounds. */
	readonly what: string;
	/** What happens at it. */
	readonly consequence: string;
}

const KIB = 1_024;
const MIB = 1_024 * KIB;

/**
 * Whatever one client can make grow, in one table. The code takes its limits from here; `/metrics` tells each limit
 * (`gatehouse_budget_limit`) and of the counted ones how often it was reached (`gatehouse_budget_reached_total`), and the
 * README shows the table, word for word. Figures without a source are our own settings.
 */
export const BUDGETS = {
	"sockets-of-address": {
		...{ limit: 1_024, unit: "sockets", of: "address", what: "not signed in yet: MQTT, HTTP, `/mqtt`" },
		consequence: "the oldest of the address that has not signed in is closed, a silent one first",
	},
	sockets: {
		...{ limit: 4_096, unit: "sockets", of: "hub", what: "not signed in yet: MQTT, HTTP, `/mqtt`" },
		consequence: "the oldest that has not signed in is closed, of the address that has most of them",
	},
	"sign-in-time": {
		...{ limit: 10_000, unit: "ms", of: "socket", what: "from TCP accept, before TLS, to a whole CONNECT or request" },
		consequence: "closed",
	},
	greeting: {
		...{ limit: 4 * KIB, unit: "bytes", of: "socket", what: "before CONNECT is accepted, by TCP or WebSocket" },
		consequence: "closed at the header that says so, or once so much has come",
	},
	"connections-of-reader": {
		...{ limit: 16, unit: "sockets", of: "reader", what: "signed in at once (a device and a gateway have one)" },
		consequence: "its oldest is closed",
	},
	subscriptions: {
		...{ limit: 16 * KIB, unit: "bytes", of: "connection", what: "topic filters that it has subscribed to" },
		consequence: "refused (0x80)",
	},
	packet: {
		...{ limit: MIB + 512, unit: "bytes", of: "packet", what: "an MQTT packet after CONNECT" },
		consequence: "the device's own connection is closed; from a shared broker it is drained, quarantined, acknowledged",
	},
	"in-hand": {
		...{ limit: 2_000, unit: "messages", of: "connection", what: "on their way to the disk" },
		consequence: "its socket is not read",
	},
	"in-hand-bytes": {
		...{ limit: 2 * MIB, unit: "bytes", of: "connection", what: "on their way to the disk" },
		consequence: "its socket is not read",
	},
	"all-in-hand": {
		...{ limit: 20_000, unit: "messages", of: "hub", what: "of all connections, on their way to the disk" },
		consequence: "only sockets are read that have none there",
	},
	"message-rate": {
		...{ limit: 10_000, unit: "messages", of: "device and leaf", what: "a second" },
		consequence: "its socket is read more slowly; its events pass before what else it said",
	},
	"byte-rate": {
		...{ limit: 2 * MIB, unit: "bytes", of: "device and leaf", what: "a second" },
		consequence: "its socket is read more slowly; its events pass before what else it said",
	},
	"set-back": {
		...{ limit: 2 * MIB, unit: "bytes", of: "connection", what: "set back behind events, beyond the rate" },
		consequence: "its socket is not read",
	},
	json: {
		...{ limit: 64 * KIB, unit: "bytes", of: "message", what: "JSON of a device" },
		consequence: "quarantined with its first 64 KiB, and acknowledged",
	},
	entry: {
		...{
			limit: 64 * KIB,
			unit: "bytes",
			of: "message",
			what: "an event's data, as the journal writes it (`1e20` is 21 bytes there)",
		},
		consequence: "quarantined with its first 64 KiB, and acknowledged",
	},
	draft: {
		...{ limit: 512 * KIB, unit: "bytes", of: "entry", what: "all of it, whoever it comes from" },
		consequence: "refused: answered 413, and never tried again",
	},
	commit: {
		...{ limit: 4 * MIB, unit: "bytes", of: "hub", what: "entries of one transaction" },
		consequence: "the next ones wait for the next transaction",
	},
	nesting: {
		...{ limit: 64, unit: "levels", of: "message", what: "JSON of anybody, looked at before it is parsed" },
		consequence: "a device's is quarantined, a request is answered 400, a console is closed with 1007",
	},
	health: {
		...{ limit: 4 * KIB, unit: "bytes", of: "message", what: "a health report" },
		consequence: "quarantined, and acknowledged",
	},
	"health-keys": {
		...{ limit: 16, unit: "keys", of: "message", what: "of the vendor's own in a health report" },
		consequence: "quarantined, and acknowledged",
	},
	"health-time": {
		...{ limit: 60_000, unit: "ms", of: "device", what: "between two entries of its health" },
		consequence: "the last word waits until then, and is shown meanwhile",
	},
	picture: {
		...{ limit: PICTURE_MAX_BYTES, unit: "bytes", of: "message", what: "a picture" },
		consequence: "quarantined, and acknowledged",
	},
	"picture-area": {
		...{ limit: 25_000_000, unit: "pixels", of: "picture", what: "width × height" },
		consequence: "quarantined, and acknowledged",
	},
	"pictures-of-device": {
		...{ limit: 1_000, unit: "pictures", of: "device and day", what: "kept" },
		consequence:
			"the device's oldest of that day go, but those of open or held incidents last, and those of held never",
	},
	"pictures-waiting": {
		...{ limit: 64 * MIB, unit: "bytes", of: "hub", what: "pictures on their way to the disk" },
		consequence: "not acknowledged: the device keeps it and sends it again",
	},
	quarantined: {
		...{ limit: 64 * KIB, unit: "bytes", of: "message", what: "kept of one that is not valid" },
		consequence: "the rest is counted",
	},
	"quarantine-of-device": {
		...{ limit: 1_000, unit: "messages", of: "device and day", what: "kept in quarantine" },
		consequence: "the device's oldest of that day go, and are counted",
	},
	"quarantine-bytes": {
		...{ limit: 16 * MIB, unit: "bytes", of: "device and day", what: "kept in quarantine" },
		consequence: "the device's oldest of that day go, and are counted",
	},
	"quarantine-days": {
		...{ limit: 30, unit: "days", of: "device", what: "with messages in quarantine" },
		consequence: "the oldest of those days goes",
	},
	body: {
		...{ limit: 64 * KIB, unit: "bytes", of: "request", what: "its body" },
		consequence: "answered 413",
	},
	page: {
		...{ limit: MIB / 2, unit: "bytes", of: "answer", what: "the rows of a page, as the journal has them" },
		consequence: "the page ends there; `nextCursor` goes on",
	},
	"page-items": {
		...{ limit: 1_000, unit: "items", of: "answer", what: "of a page of a list" },
		consequence: "the page ends there; `nextCursor` goes on",
	},
	consoles: {
		...{ limit: 32, unit: "sockets", of: "user", what: "`/live` at once" },
		consequence: "the user's oldest is closed",
	},
	said: {
		...{ limit: 64 * KIB, unit: "bytes", of: "message", what: "from a console" },
		consequence: "closed with 1009",
	},
	object: {
		...{ limit: 64 * KIB, unit: "bytes", of: "message", what: "one object told to consoles" },
		consequence: "told in its short form: of each list the newest 32, of each text 1,000 letters; whole by request",
	},
	tape: {
		...{ limit: 64 * KIB, unit: "bytes", of: "message", what: "entries told to consoles with one change" },
		consequence: "the older ones are left out and counted (`skipped`)",
	},
	part: {
		...{ limit: 256 * KIB, unit: "bytes", of: "message", what: "objects told to a console in one part" },
		consequence: "the next part goes on",
	},
	"log-lines": {
		...{ limit: 20, unit: "lines", of: "reason and minute", what: "of the hub's log, whoever causes them" },
		consequence: "the rest of the minute is one line with their number",
	},
	"idempotency-keys": {
		...{ limit: 10_000, unit: "keys", of: "user", what: "`Idempotency-Key`s of the last 24 h" },
		consequence: "the oldest is forgotten",
	},
	unsent: {
		...{ limit: MIB, unit: "bytes", of: "console", what: "waiting for it to read" },
		consequence: "closed with 1013; it comes back with `since`",
	},
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof BUDGETS;
export const BUDGET_NAMES = Object.keys(BUDGETS) as BudgetName[];

/** Those at which something is refused, closed or let go: how often that was is counted. At the others work only goes on later. */
export const COUNTED = [
	...(["sockets-of-address", "sockets", "sign-in-time", "greeting", "connections-of-reader", "subscriptions"] as const),
	...([
		"packet",
		"message-rate",
		"byte-rate",
		"json",
		"entry",
		"nesting",
		"health",
		"health-keys",
		"health-time",
	] as const),
	...(["picture", "picture-area", "pictures-of-device", "consoles", "object", "log-lines"] as const),
] as const satisfies readonly BudgetName[];

export type Counted = (typeof COUNTED)[number];

/** How often each of them was reached since the hub started; plain numbers for the metrics page. */
export type Reached = Record<Counted, number>;

/** All at nought. */
export function newReached(): Reached {
	// `fromEntries` forgets which keys there are.
	return Object.fromEntries(COUNTED.map((name) => [name, 0])) as Reached;
}

/** The table as the README shows it: in Markdown, one row a budget. */
export function budgetTable(): string {
	const rows = Object.entries<Budget>(BUDGETS).map(([name, { limit, unit, of, what, consequence }]) =>
		[`\`${name}\``, `${limit.toLocaleString("en")} ${unit}`, `each ${of}: ${what}`, consequence].join(" | "),
	);
	return ["| budget | limit | of | at it |", "|---|---|---|---|", ...rows.map((row) => `| ${row} |`)].join("\n");
}
