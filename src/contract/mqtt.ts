import { z } from "zod";
import { BUDGETS } from "../model/budgets.ts";
import { deviceHealth, READINGS } from "../model/device-health.ts";
import { instant } from "./primitives.ts";

/** An event's id: unique per device, kept and compared byte for byte. UUIDv7 recommended. */
const eventId = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, { error: "1 to 64 of A-Z a-z 0-9 . _ -" });

/** RFC 3339 wants the seconds, which ISO 8601 does not. */
const WITH_SECONDS = /T\d{2}:\d{2}:\d{2}/;
const moment = instant.regex(WITH_SECONDS, { error: "RFC 3339 date and time with seconds and offset" });

/** What every event has around its `data`, which is by type. */
export const eventEnvelope = z.object({
	id: eventId,
	type: z.string().meta({ description: "<kind>.<what>" }),
	at: moment
		.optional()
		.catch(undefined)
		.meta({ description: "The device's clock, RFC 3339; missing or unusable: the time of receipt, marked `noTime`" }),
	data: z.looseObject({}).default({}),
	late: z.boolean().optional().meta({ description: "The device kept it while it had no link" }),
	initial: z.boolean().optional().meta({ description: "The state as it is now, said at connection; not a change" }),
});

export const status = z.enum(["online", "offline"]);

const OTHERS_MAX = BUDGETS["health-keys"].limit;

export const health = deviceHealth.refine(
	(said) => Object.keys(said).filter((key) => !Object.hasOwn(READINGS, key)).length <= OTHERS_MAX,
	{
		error: `${Object.keys(READINGS).join(", ")} and at most ${OTHERS_MAX} keys more`,
	},
);

export const command = z.object({
	id: eventId,
	name: z.string(),
	args: z.record(z.string(), z.unknown()),
	expiresInMs: z.int().positive(),
});

export const reply = z.discriminatedUnion("ok", [
	z.object({ id: eventId, ok: z.literal(true) }),
	z.object({ id: eventId, ok: z.literal(false), error: z.string() }),
]);

/** After commit, only through an external broker: there the device's PUBACK is the broker's own. */
export const receipt = z.object({ id: eventId, seq: z.int() });

/** Call signalling (SDP, ICE) of devices that talk. */
export const signal = z.looseObject({ call: z.string().min(1).max(64).optional() });

/** One leaf under `gatehouse/v1/{site}/{device}/`. */
export interface Leaf {
	readonly from: "device" | "hub" | "both";
	readonly qos: readonly (0 | 1)[];
	readonly retained: boolean;
	readonly contentType: string;
	readonly maxBytes: number;
	/** Absent where the payload is no JSON. */
	readonly payload?: z.ZodType;
	readonly says: string;
}

const JSON_BYTES = BUDGETS.json.limit;

/** Every leaf of a device's topics, once: what validates, who may publish and subscribe, and what the documents list. */
export const LEAVES = {
	event: {
		from: "device",
		qos: [1],
		retained: false,
		contentType: "application/json",
		maxBytes: JSON_BYTES,
		payload: eventEnvelope,
		says: "One event. Acknowledged once it is durably committed.",
	},
	status: {
		from: "device",
		qos: [1],
		retained: true,
		contentType: "text/plain",
		maxBytes: 16,
		payload: status,
		says: "Whether the device is there; `offline` is also its last will.",
	},
	health: {
		from: "device",
		qos: [0, 1],
		retained: false,
		contentType: "application/json",
		maxBytes: BUDGETS.health.limit,
		payload: health,
		says: "How the device is.",
	},
	snapshot: {
		from: "device",
		qos: [1],
		retained: false,
		contentType: "image/jpeg",
		maxBytes: BUDGETS.picture.limit,
		says: "One picture; the topic ends with the id of its event or command.",
	},
	command: {
		from: "hub",
		qos: [1],
		retained: false,
		contentType: "application/json",
		maxBytes: JSON_BYTES,
		payload: command,
		says: "Something the device should do; never sent to an absent device.",
	},
	reply: {
		from: "device",
		qos: [1],
		retained: false,
		contentType: "application/json",
		maxBytes: JSON_BYTES,
		payload: reply,
		says: "What became of a command.",
	},
	receipt: {
		from: "hub",
		qos: [0],
		retained: false,
		contentType: "application/json",
		maxBytes: JSON_BYTES,
		payload: receipt,
		says: "The event is durably committed; only through an external broker.",
	},
	signal: {
		from: "both",
		qos: [1],
		retained: false,
		contentType: "application/json",
		maxBytes: JSON_BYTES,
		payload: signal,
		says: "Call signalling.",
	},
} as const satisfies Record<string, Leaf>;

export type LeafName = keyof typeof LEAVES;
export type Health = z.output<typeof health>;
export type Reply = z.output<typeof reply>;
