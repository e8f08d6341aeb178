import { isUtf8 } from "node:buffer";
import { eventEnvelope } from "../contract/mqtt.ts";
import { nesting } from "../contract/nesting.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { Draft } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { SiteDevice } from "../model/site.ts";
import { allowed } from "../model/wrong-input.ts";
import { type Fault, fault, faultOfIssue } from "./fault.ts";
import { CLOCK_SKEW_MS } from "./limits.ts";

const NESTING_MAX = BUDGETS.nesting.limit;
const ENTRY_MAX = BUDGETS.entry.limit;
/** JSON grows at most so much by being read and written: `1e20` is 21 digits then. A smaller payload needs no look. */
const NEVER_TOO_LARGE = ENTRY_MAX / 6;

/** The payload as JSON, or what keeps it from being that. */
export function readJson(payload: Buffer, budget: "json" | "health" = "json"): { readonly json: unknown } | Fault {
	const { limit } = BUDGETS[budget];
	if (payload.length > limit) return { ...fault("payload", payload.length, `at most ${limit} bytes`), budget };
	if (!isUtf8(payload)) return { reason: "payload: not UTF-8", path: "payload", expected: "JSON in UTF-8" };
	if (nesting(payload, NESTING_MAX) > NESTING_MAX)
		return {
			reason: `payload: nested deeper than ${NESTING_MAX}`,
			path: "payload",
			expected: `at most ${NESTING_MAX} levels`,
			budget: "nesting",
		};
	try {
		const json: unknown = JSON.parse(payload.toString());
		return { json };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return { reason: `payload: not JSON: ${why}`, path: "payload", found: why, expected: "JSON" };
	}
}

/**
 * A device's event as the journal takes it, or the exact reason why it is not valid. The type has to be one of the
 * device's own kind, the data what that kind's schema says; unknown fields of the data and unknown words of an
 * enumeration stay. No alarm is lost for its clock: a time that can't be read is that of receipt.
 */
export function decodeEvent(payload: Buffer, device: SiteDevice, kind: Kind, receivedAt: number): Draft | Fault {
	const read = readJson(payload);
	if ("reason" in read) return read;
	const envelope = eventEnvelope.safeParse(read.json, { error: allowed });
	if (!envelope.success) return faultOfIssue(envelope.error, read.json);
	const { id, type, late, initial } = envelope.data;
	const dot = type.indexOf(".");
	const what = type.slice(dot + 1);
	const meaning = type.slice(0, dot) === kind.name && Object.hasOwn(kind.events, what) ? kind.events[what] : undefined;
	if (!meaning) return fault("type", type, `${kind.name}. and one of ${Object.keys(kind.events).join(", ")}`);
	const data = meaning.data.safeParse(envelope.data.data, { error: allowed });
	if (!data.success) return faultOfIssue(data.error, envelope.data.data, "data");
	const bytes = payload.length > NEVER_TOO_LARGE ? Buffer.byteLength(JSON.stringify(data.data)) : 0;
	if (bytes > ENTRY_MAX)
		return { ...fault("data", bytes, `at most ${ENTRY_MAX} bytes as the journal writes it`), budget: "entry" };
	const said = Date.parse(envelope.data.at ?? "");
	const noTime = Number.isNaN(said);
	const at = noTime ? receivedAt : said;
	const source = `device:${device.id}` as const;
	const draft: Draft = { source, type, id, at, receivedAt, zone: device.zone, data: Object(data.data) };
	const clockSkew = !late && Math.abs(at - receivedAt) > CLOCK_SKEW_MS;
	if (!late && !initial && !clockSkew && !noTime) return draft;
	return {
		...draft,
		...(clockSkew && { clockSkew }),
		...(noTime && { noTime }),
		...(late && { late }),
		...(initial && { initial }),
	};
}
