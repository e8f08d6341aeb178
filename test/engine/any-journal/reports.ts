import fc from "fast-check";
import { garden } from "../../scenario.ts";
import type { Line } from "./line.ts";
import { DEVICES } from "./site.ts";

/** A moment, a minute, a quarter of an hour. */
export const wait = fc.oneof(fc.nat(2_000), fc.nat(90_000), fc.nat(900_000));
const small = fc.integer({ min: 1, max: 3 });
const inner = fc.constantFrom("hall", "kitchen");

/** Data that each event's own schema accepts. */
const FIELDS: Record<string, fc.Arbitrary<unknown>> = {
	beams: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
	direction: fc.constantFrom("in", "out"),
	label: fc.constantFrom("person", "vehicle", "animal"),
	score: fc.constant(0.5),
	box: fc.constant([0, 0, 1, 1]),
	line: fc.constantFrom("wall", "gate"),
	area: fc.constant("lawn"),
	seconds: fc.nat(60),
	reason: fc.constantFrom("fog", "unknown-card"),
	door: small,
	by: fc.constantFrom("card", "fire", "resident"),
	callId: fc.constant("c1"),
	unit: fc.constant("b07-1-0101"),
	button: fc.constant("wall"),
	sensor: fc.constantFrom("door", "window"),
	zone: inner,
	mode: fc.constant("away"),
	eventId: fc.constant("e1"),
	guard: fc.constant("g1"),
	method: fc.constant("nfc"),
	category: fc.constant("light"),
};

/** What a device says. */
export const report = fc
	.constantFrom(...DEVICES)
	.chain(({ id, kind }) => {
		const events = Object.entries(garden.kinds.get(kind)?.events ?? {});
		return fc.record({
			waitMs: wait,
			sort: fc.constant("report" as const),
			device: fc.constant(id),
			mark: fc.constantFrom("", "", "", "", "late", "late", "initial"),
			ageMs: fc.nat(7_200_000),
			said: fc.constantFrom(...events, ["health", undefined] as const).chain(([event, is]) =>
				fc
					.record({ ...FIELDS, of: fc.constantFrom(...events.map(([name]) => `${kind}.${name}`)) })
					.map((data: Record<string, unknown>): [string, Record<string, unknown>] => {
						if (!is) return ["device.health", { batteryPercent: data.seconds }];
						const parsed = is.data.safeParse(data);
						const tried = parsed.success ? parsed : is.data.safeParse({ ...data, label: "glass", reason: "hung-up" });
						return tried.success ? [`${kind}.${event}`, Object(tried.data)] : [`${kind}.test`, {}];
					}),
			),
		});
	})
	.map(({ said: [type, data], ...rest }): Line => ({ ...rest, type, data }));

/** A resident presses the button, again and again, and says that it was a mistake, or that the panel is disarmed. */
export const press = fc
	.record({
		waitMs: fc.oneof(fc.nat(3_000), fc.nat(90_000)),
		said: fc.constantFrom(
			["home.panic", { button: "wall" }],
			["home.panic", { button: "wall" }],
			["home.disarmed", { mode: "away" }],
			["home.cancelled", { eventId: "e1" }],
			["home.restored", { of: "home.panic" }],
		),
	})
	.map(
		({ waitMs, said: [type, data] }): Line => ({
			...{ waitMs, sort: "report", device: "panel-b07-1-0101", mark: "", ageMs: 0 },
			...{ type: String(type), data: Object(data) },
		}),
	);

/** What the hub finds out. */
export const finding = fc
	.record({
		waitMs: wait,
		sort: fc.constant("hub" as const),
		said: fc.oneof(
			fc.tuple(
				fc.constantFrom("device.lost", "device.lost", "device.online"),
				fc.record({
					device: fc.constantFrom(...DEVICES.map(({ id }) => id), "nobody"),
					why: fc.constantFrom("silent", "last-will"),
				}),
			),
			fc.tuple(
				fc.constantFrom("snapshot.received", "snapshot.absent"),
				fc.record({
					device: fc.constantFrom("cam-east-3", "cam-east-4"),
					incident: fc.integer({ min: 1, max: 12 }).map((seq) => `inc-${seq}`),
					moment: fc.constantFrom("before", "at", "after"),
					hash: fc.constantFrom("a".repeat(64), "b".repeat(64)),
					why: fc.constantFrom("offline", "no-reply"),
				}),
			),
			fc.tuple(fc.constantFrom("gateway.lost", "gateway.online"), fc.constant({ gateway: "host-east" })),
			fc.tuple(
				fc.constantFrom("delivery.sent", "delivery.delivered", "delivery.failed", "delivery.failed"),
				fc.record({
					delivery: fc
						.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2))
						.map(([seq, n]) => `dlv-${seq}.${n}`),
					attempt: fc.integer({ min: 1, max: 3 }),
					final: fc.boolean(),
				}),
			),
			fc.tuple(
				fc.constantFrom("console.attended", "console.unattended", "user.disabled"),
				fc.record({ user: fc.constantFrom("li", "wang"), sound: fc.boolean() }),
			),
			fc.tuple(
				fc.constantFrom("engine.failed", "hub.started", "feed.lost"),
				fc.constant({ device: "beam-east-3", feed: "power-b07" }),
			),
		),
	})
	.map(({ said: [type, data], ...rest }): Line => ({ ...rest, type, data }));
