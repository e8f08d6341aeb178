import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet } from "../../src/engine/quiet.ts";
import { keyOf } from "../../src/engine/state.ts";
import { type Channel, CONSOLE } from "../../src/model/channel.ts";
import type { Draft } from "../../src/model/entry.ts";
import { CAUSES, type Incident } from "../../src/model/incident.ts";
import { urgency } from "../../src/model/priority.ts";
import { REPORT_KIND_NAMES } from "../../src/model/report.ts";
import { garden, instant, Night, reloaded } from "../scenario.ts";

/** A few neighbours, so that things meet: a wall's corner with its cameras, and one building. */
const DEVICES = [...garden.devices.values()].filter(
	({ zone, kind }) => ["east-2", "east-3", "east-4", "b07-1"].includes(zone) && (kind !== "home" || zone === "b07-1"),
);
const START = instant("21:40:00");
const gateways = new Map([
	[
		"host-east",
		{
			id: "host-east",
			words: { en: "Host", "zh-CN": "主机" },
			devices: ["beam-east-3", "cam-east-3"],
			heartbeatMs: 60_000,
		},
	],
]);
/** What the site says of some alarm types: they wait, or count at night only. */
const alarms = {
	"camera.loitering": [{ delayMs: 20_000 }],
	"perimeter.breach": [{ delayMs: 5_000, glitchMs: 100, where: ["east-2"] }],
	"camera.area-entered": [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }], where: ["cam-east-3"] }],
};
/** Everything urgent goes out, by two channels. */
const channel = {
	words: { en: "Out", "zh-CN": "外" },
	on: ["opened", "told-on"],
	priorities: ["critical", "high"],
} as const;
const channels: Channel[] = [
	{ ...channel, channel: "webhook", id: "sms", url: "http://127.0.0.1:9", secret: { env: "NONE" } },
	{ ...channel, channel: "siren", id: "bell", devices: ["panel-guard-room"], forMs: 30_000 },
];
const site = { ...garden, gateways, channels, settings: { ...garden.settings, alarms } };

type Line = { readonly waitMs: number } & (
	| {
			readonly sort: "report";
			readonly device: string;
			readonly type: string;
			readonly data: Record<string, unknown>;
			readonly mark: string;
			readonly ageMs: number;
	  }
	/** The hub restarts, perhaps with a site's file that knows a device less. */
	| { readonly sort: "restart"; readonly without: string }
	| { readonly sort: "hub"; readonly type: string; readonly data: Record<string, unknown> }
	/** Somebody acts on the watch, or begins or ends a drill. */
	| { readonly sort: "watch"; readonly who: string; readonly type: string; readonly data: Record<string, unknown> }
	| {
			readonly sort: "act";
			readonly type: string;
			readonly which: number;
			readonly stale: number;
			readonly data: Record<string, unknown>;
	  }
	| {
			readonly sort: "quiet";
			readonly type: string;
			readonly which: number;
			readonly forMs: number;
			readonly data: Record<string, unknown>;
	  }
);

const wait = fc.oneof(fc.nat(2_000), fc.nat(90_000), fc.nat(900_000));
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

const report = fc
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

const finding = fc
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

/** What people do about an incident beyond taking and resolving it. */
const WORK = [
	"incident.released",
	"incident.transferred",
	"incident.transfer-accepted",
	"incident.taken-over",
	"incident.dispatched",
	"incident.dispatched",
	"dispatch.accepted",
	"dispatch.declined",
	"dispatch.arrived",
	"dispatch.done",
	"incident.step-done",
	"incident.agency-told",
	"incident.waiting",
	"incident.held",
	"incident.merged",
	"incident.merged",
	"incident.split",
	"incident.reopened",
	"incident.reviewed",
	"incident.police-outcome",
] as const;

const action = fc.record({
	waitMs: wait,
	sort: fc.constant("act" as const),
	type: fc.constantFrom(
		"incident.acknowledged",
		"incident.acknowledged",
		"incident.resolved",
		"incident.noted",
		"incident.verified",
		"incident.reported",
		...WORK,
	),
	which: fc.nat(20),
	stale: fc.constantFrom(0, 0, 0, 1, 5, -1),
	data: fc.record({
		cause: fc.constantFrom(...CAUSES),
		text: fc.constant("note"),
		means: fc.constant("voice"),
		kind: fc.constantFrom(...REPORT_KIND_NAMES),
		zone: fc.constantFrom("east-3", "nowhere"),
		reportedBy: fc.constant("phone"),
		detail: fc.constantFrom("animal", "mistake"),
		to: fc.constantFrom("li", "wang"),
		role: fc.constantFrom("operator", "captain"),
		guard: fc.constantFrom("zhang", "sun"),
		known: fc.constant(true),
		step: fc.constantFrom("fire-service-told", "voice-check"),
		answer: fc.constant("yes"),
		agency: fc.constantFrom("119", "110"),
		reason: fc.constant("because"),
		agrees: fc.boolean(),
		outcome: fc.constant("none"),
	}),
});

/** What makes something guard less, and what takes that back. */
const quieting = fc.record({
	waitMs: wait,
	sort: fc.constant("quiet" as const),
	type: fc.constantFrom(
		...(["alarm.shelved", "alarm.shelved", "alarm.unshelved", "alarm.shelve-confirmed"] as const),
		...(["weather.declared", "weather.ended"] as const),
		...(["device.out-of-service", "device.in-service", "walk-test.begun", "walk-test.ended"] as const),
	),
	which: fc.nat(20),
	forMs: fc.integer({ min: -1_000, max: 3_600_000 }),
	data: fc.record({
		reason: fc.constant("a branch"),
		role: fc.constantFrom("operator", "captain"),
		device: fc.constantFrom("beam-east-3", "cam-east-3", "panel-b07-1-0101"),
		watch: fc.constant("guard Chen"),
		of: fc.constantFrom("east", "b07"),
		zones: fc.constantFrom(["east-3"], ["east-3", "east-4"]),
	}),
});

const watch = fc.record({
	waitMs: wait,
	sort: fc.constant("watch" as const),
	who: fc.constantFrom("li", "wang"),
	type: fc.constantFrom(
		...["signed-on", "signed-on", "signed-off", "handed-over", "taken-over", "guards-changed", "present"].map(
			(what) => `shift.${what}`,
		),
		...["shift.stepped-away", "shift.stand-in-accepted", "shift.returned", "drill.begun", "drill.begun", "drill.ended"],
	),
	data: fc.record({
		guards: fc.constantFrom([], ["zhao", "qian"]),
		note: fc.constant("note"),
		standIn: fc.constantFrom("li", "wang"),
		scenario: fc.constantFrom("wall-climb", "wall-climb", "smoke-in-flat"),
	}),
});

const restart = fc.record({
	waitMs: wait,
	sort: fc.constant("restart" as const),
	without: fc.constantFrom("nobody", "nobody", "beam-east-3", "door-b07-1"),
});

const lines: fc.Arbitrary<Line[]> = fc.array(
	fc.oneof(
		{ weight: 12, arbitrary: report },
		{ weight: 4, arbitrary: finding },
		{ weight: 6, arbitrary: action },
		{ weight: 3, arbitrary: quieting },
		{ weight: 4, arbitrary: watch },
		{ weight: 1, arbitrary: restart },
	),
	{ minLength: 1, maxLength: 60 },
);

/** Runs a random journal on the real engine; `each` sees the night after every line, as it was before, and when a person asked. */
function run(
	given: readonly Line[],
	each: (
		night: Night,
		before: ReturnType<typeof snapshot>,
		line: Line,
		asked: ReturnType<typeof snapshot>,
	) => void = () => {},
): Night {
	const night = new Night(site);
	let now = START;
	for (const [i, line] of given.entries()) {
		now += line.waitMs;
		const before = snapshot(night);
		let asked = before;
		const draft = { id: `line-${i}`, at: now, receivedAt: now };
		if (line.sort === "report") night.append(reportDraft(line, draft, now));
		else if (line.sort === "restart") {
			const devices = new Map([...garden.devices].filter(([id]) => id !== line.without));
			night.restart({ ...site, devices });
			night.append({ ...draft, source: "hub", type: "hub.started", data: {} });
		} else if (line.sort === "hub") night.append({ ...draft, source: "hub", type: line.type, data: line.data });
		else if (line.sort === "quiet") {
			night.append({ ...draft, id: `wait-${i}`, source: "hub", type: "hub.waited", data: {} });
			const alarm = night.alarms.sort((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4))).at(-1 - line.which);
			const [id] = night.state[line.type.startsWith("weather") ? "weather" : "walk-test"].keys();
			const data = { ...line.data, alarm: alarm?.id ?? "alm-0", until: now + line.forMs, id: id ?? "wlk-0" };
			night.append({ ...draft, source: "user:li", type: line.type, data });
		} else if (line.sort === "watch") {
			const [drill] = night.state.drill.keys();
			const data = { ...line.data, until: now + 600_000, ...(drill !== undefined && { drill }) };
			night.append({ ...draft, source: `user:${line.who}`, type: line.type, data });
		} else {
			night.append({ ...draft, id: `wait-${i}`, source: "hub", type: "hub.waited", data: {} });
			asked = snapshot(night);
			const byAge = night.incidents.sort((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4)));
			const incident = byAge[line.which % Math.max(1, byAge.length)];
			const other = byAge[(line.which + 1) % Math.max(1, byAge.length)];
			const past = /reopened|review|police/.test(line.type) ? night.ended.at(-1 - (line.which % 3)) : undefined;
			const data = {
				...line.data,
				incident: past?.id ?? incident?.id ?? "inc-0",
				rev: (incident?.rev ?? 0) - line.stale,
				...{ into: other?.id ?? "inc-0", alarms: incident?.alarms.slice(0, 1 + (line.which % 2)) ?? [] },
				...{ until: now + line.waitMs, dispatch: incident?.dispatches?.at(-1)?.id ?? "dsp-0" },
			};
			night.append({ ...draft, source: line.which % 3 === 0 ? "user:wang" : "user:li", type: line.type, data });
		}
		each(night, before, line, asked);
	}
	return night;
}

function reportDraft(
	line: Extract<Line, { sort: "report" }>,
	draft: { id: string; receivedAt: number },
	now: number,
): Draft {
	const zone = garden.devices.get(line.device)?.zone;
	return {
		...draft,
		source: `device:${line.device}`,
		type: line.type,
		data: line.data,
		at: line.mark === "late" ? now - line.ageMs : now,
		...(zone !== undefined && { zone }),
		...(line.mark === "late" && { late: true }),
		...(line.mark === "initial" && { initial: true }),
	};
}

function snapshot(night: Night) {
	return {
		incidents: new Map(night.state.incident),
		alarms: new Map(night.state.alarm),
		ended: night.ended.length,
		entries: night.journal.length,
	};
}

/** Whether a timer is about an incident that went into another one; what is left of its guards follows it there. */
function gone(night: Night, incident: unknown): boolean {
	const went = night.ended.find(({ id, mergedInto }) => id === incident && mergedInto !== undefined);
	return went !== undefined && went.dispatches === undefined;
}

/** Incidents that a person merged into another one. */
function merges(night: Night): ReadonlySet<unknown> {
	return new Set(night.journal.flatMap(({ type, data }) => (type === "incident.merged" ? [data.incident] : [])));
}

/** Outcomes of a report that an alarm has counted, whether it rang or not. */
const COUNTED: readonly string[] = [
	...["raised", "reactivated", "repeated"],
	...["shelved", "out-of-service", "walk-test-passed", "scheduled-off", "chattering"],
];

const RUNS = { numRuns: 150 };

describe("whatever happens", () => {
	test("every alarm stands in an open incident, and every incident has an alarm or a report", () => {
		fc.assert(
			fc.property(lines, (given) => {
				run(given, (night) => {
					for (const alarm of night.alarms) {
						expect(night.state.incident.get(alarm.incident)?.alarms).toContain(alarm.id);
						expect(night.state.alarmByKey.get(keyOf(alarm))).toBe(alarm.id);
					}
					for (const incident of night.incidents) {
						expect(incident.alarms.length > 0 || incident.reportedBy !== undefined).toBe(true);
						for (const id of incident.alarms) {
							const alarm = night.state.alarm.get(id);
							// What was resolved has ended its alarms; opened again, it stands without them.
							if (incident.reopened === undefined || alarm) expect(alarm?.incident).toBe(incident.id);
						}
					}
				});
			}),
			RUNS,
		);
	});

	test("no alarm is missed: what raises is raised, repeated, known already, late in an upload, or a named no-reason", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				for (const entry of night.journal) {
					const [kind = "", event = ""] = entry.type.split(".");
					const raises =
						entry.source.startsWith("device:") && garden.kinds.get(kind)?.events[event]?.raises !== undefined;
					if (!raises) continue;
					const why = entry.outcomes.map(({ because }) => because);
					const raised = entry.outcomes.find(({ because }) => COUNTED.includes(because));
					if (raised) expect(entry.incident).toBe(raised.incident);
					const told = [...COUNTED, "initial-known", "late", "not-a-reason", "delayed"];
					expect(why.some((because) => told.includes(because))).toBe(true);
					if (why.includes("not-a-reason") || why.includes("delayed")) continue;
					expect(entry.incident).toBeDefined();
				}
			}),
			RUNS,
		);
	});

	test("an alarm once raised stands until a person's reset, and a latched one is active until then", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				const reset = new Set(night.ended.flatMap(({ alarms, mergedInto }) => (mergedInto ? [] : alarms)));
				for (const { outcomes } of night.journal) {
					for (const { because, alarm = "" } of outcomes) {
						if (because === "raised") expect(night.state.alarm.has(alarm) !== reset.has(alarm)).toBe(true);
					}
				}
				for (const { latches, active } of night.alarms) expect(active || !latches).toBe(true);
			}),
			RUNS,
		);
	});

	test("only a person's reset ends an incident, but for single losses that go into their feed's", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				for (const incident of night.ended) {
					if (incident.drill) {
						expect(incident.cause === "drill" || incident.acknowledgedAt !== undefined).toBe(true);
						continue;
					}
					const reset = night.journal.find(
						({ type, data }) => type === "incident.resolved" && data.incident === incident.id,
					);
					if (incident.mergedInto === undefined) {
						expect(reset).toBeDefined();
						expect(incident.state).toBe("resolved");
						expect(incident.acknowledgedAt).toBeDefined();
					} else if (!merges(night).has(incident.id)) {
						expect(["device.lost", "perimeter.degraded"]).toContain(incident.type);
					}
				}
			}),
			RUNS,
		);
	});

	test("a taken incident never gains a zone, a source, a priority or a re-activation without ringing", () => {
		fc.assert(
			fc.property(lines, (given) => {
				run(given, (night, before, line) => {
					// Whoever puts two together has both before them.
					if (line.sort === "act" && line.type === "incident.merged") return;
					for (const incident of night.incidents) {
						const was = before.incidents.get(incident.id);
						const sums = incident.type === "feed.lost" || incident.type === "wall.protection-lost";
						if (!was || sums || incident.type === "wall.multiple-breach" || incident.rang !== was.rang) continue;
						expect(was.zones).toEqual(expect.arrayContaining([...incident.zones]));
						expect(urgency(incident.priority)).toBeGreaterThanOrEqual(urgency(was.priority));
						for (const id of was.alarms) {
							const [then, now] = [before.alarms.get(id), night.state.alarm.get(id)];
							if (then?.active === false)
								expect(now?.active === false || (now?.hidden ?? 0) > (then.hidden ?? 0)).toBe(true);
						}
					}
				});
			}),
			RUNS,
		);
	});

	test("what is kept quiet is never lost: no life alarm is, all that waits is quiet, and all comes back", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given, ({ alarms, incidents, state }) => {
					for (const { life, suppressed, shelved } of alarms) {
						if (life !== undefined) expect([suppressed, shelved]).toEqual([undefined, undefined]);
					}
					for (const incident of incidents) {
						const all = incident.alarms.flatMap((id) => state.alarm.get(id) ?? []);
						const waits = incident.reportedBy === undefined && all.every(isQuiet);
						expect(incident.quiet === true).toBe(waits);
						if (waits) expect([incident.due, state.timer.get(`${incident.id}.due`)]).toEqual([undefined, undefined]);
					}
					for (const { shelved, id } of alarms) expect(state.bypass.has(`shelved:${id}`)).toBe(shelved !== undefined);
				});
				const end = (night.journal.at(-1)?.receivedAt ?? START) + 4_500_000;
				night.append({ source: "hub", type: "hub.waited", id: "end", at: end, receivedAt: end, data: {} });
				const stands = [...night.state.bypass.values()].filter(({ why }) => why !== "degraded" && why !== "schedule");
				expect([...stands, ...night.state["walk-test"].keys(), ...night.state.weather.keys()]).toEqual([]);
				const scheduled = new Set(night.alarms.flatMap((one) => (one.suppressed === "schedule" ? [one.incident] : [])));
				for (const { id, quiet } of night.incidents) expect(quiet === true && !scheduled.has(id)).toBe(false);
				for (const { hidden, acknowledged, suppressed } of night.alarms)
					expect(hidden !== undefined && acknowledged && !suppressed).toBe(false);
			}),
			RUNS,
		);
	});

	test("what chatters keeps priority, state and deadline, and is never a life alarm", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given, ({ alarms: all }) => {
					for (const { chattering, life } of all) expect(chattering && life !== undefined).toBeFalsy();
				});
				for (const { outcomes, changes } of night.journal) {
					if (outcomes[0]?.because !== "chattering" || outcomes[0].alarm === undefined) continue;
					for (const change of changes) {
						if (change.kind !== "incident" || !("value" in change) || change.id !== outcomes[0].incident) continue;
						expect(change.value.rang).toBeLessThan(change.value.rev);
						expect(change.value.priority === "high" || change.value.priority === "medium").toBe(true);
					}
				}
			}),
			RUNS,
		);
	});

	test("what waits for its delay is raised, or the hub says that it was nothing", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				const end = (night.journal.at(-1)?.receivedAt ?? START) + 60_000;
				night.append({ source: "hub", type: "hub.waited", id: "end", at: end, receivedAt: end, data: {} });
				const told = ["raised", "reactivated", "repeated", "did-not-last", ...COUNTED];
				for (const { type, outcomes } of night.journal) {
					if (type !== "alarm.delay-passed") continue;
					expect(outcomes.some(({ because }) => told.includes(because))).toBe(true);
				}
				expect([...night.state.timer.keys()].filter((id) => id.startsWith("delayed"))).toEqual([]);
			}),
			RUNS,
		);
	});

	test("an acknowledgement covers nothing that rang later than the rev it names", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				for (const { type, data, changes, seq } of night.journal) {
					if (type !== "incident.acknowledged") continue;
					for (const change of changes) {
						if (change.kind === "alarm" && "value" in change)
							expect(Number(change.id.slice(4))).toBeLessThanOrEqual(Number(data.rev));
						if (change.kind !== "incident" || !("value" in change)) continue;
						expect(change.value.rang).toBeLessThanOrEqual(Number(data.rev));
						expect(change.value.rang).toBeLessThan(seq);
					}
				}
			}),
			RUNS,
		);
	});

	test("nothing real meets anything of a drill, and nobody is told of a drill", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given, ({ incidents, state }) => {
					for (const { alarms, drill, told } of incidents) {
						for (const id of alarms) expect(state.alarm.get(id)?.drill).toBe(drill);
						if (drill) expect(told).toBeUndefined();
					}
					if (state.drill.size === 0) expect(incidents.filter(({ drill }) => drill)).toEqual([]);
				});
				for (const { drill, told } of night.ended) if (drill) expect(told).toBeUndefined();
			}),
			RUNS,
		);
	});

	test("what goes out is about something real, and what only asks for a person goes out to nobody once one has taken it", () => {
		fc.assert(
			fc.property(lines, (given) => {
				run(given, ({ state }) => {
					for (const { incident: id, channel, state: is } of state.delivery.values()) {
						const incident = state.incident.get(id);
						expect(incident?.drill).toBeUndefined();
						if (channel === "bell") expect(incident?.discreet).toBeUndefined();
						if (channel === "sms" || (is !== "waiting" && is !== "failed")) continue;
						expect([CONSOLE, "bell"]).toContain(channel);
						expect(incident?.state).toBe("open");
					}
				});
			}),
			RUNS,
		);
	});

	test("there is one watch at most, and the guard room is unattended exactly while something is missing", () => {
		fc.assert(
			fc.property(lines, (given) => {
				run(given, ({ alarms, state }) => {
					expect(state.shift.size).toBeLessThanOrEqual(1);
					const { watched, shift, missing = {} } = state.memory.get("guard-room")?.guardRoom ?? {};
					expect(shift).toBe([...state.shift.keys()][0]);
					if (watched) expect("no-operator" in missing).toBe(shift === undefined);
					else expect(missing).toEqual({});
					const alarm = alarms.find(({ type }) => type === "guard-room.unattended");
					if (alarm) expect(alarm.active).toBe(Object.keys(missing).length > 0);
				});
			}),
			RUNS,
		);
	});

	test("merging and splitting lose no alarm, no dispatch and no word of an agency, and let nothing unseen pass as seen", () => {
		fc.assert(
			fc.property(lines, (given) => {
				run(given, (night, _before, line, asked) => {
					if (line.sort !== "act" || !["incident.merged", "incident.split"].includes(line.type)) return;
					const all = (of: Iterable<Incident>) => [...of];
					const [was, is] = [all(asked.incidents.values()), all(night.incidents)];
					for (const list of ["dispatches", "agencies"] as const) {
						const count = (some: Incident[]) => some.reduce((sum, one) => sum + (one[list]?.length ?? 0), 0);
						expect(count(is)).toBe(count(was));
					}
					expect(new Set(is.flatMap(({ alarms }) => alarms))).toEqual(new Set(was.flatMap(({ alarms }) => alarms)));
					const open = (some: Incident[]) =>
						new Set(some.flatMap(({ state, alarms }) => (state === "open" ? alarms : [])));
					const after = open(is);
					for (const id of open(was)) expect(after.has(id)).toBe(true);
					expect([...night.state.timer.values()].every(({ data }) => !gone(night, data.incident))).toBe(true);
				});
			}),
			RUNS,
		);
	});

	test("somebody is told on only of what nobody has taken, and of all that is urgent and overdue", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given, ({ incidents, state }) => {
					for (const { id, state: at, priority, overdue, drill } of incidents) {
						const urgent = priority === "critical" || priority === "high";
						if (urgent && overdue && !drill && at === "open") expect(state.timer.has(`${id}.tell`)).toBe(true);
						if (at !== "open" || !urgent) expect(state.timer.has(`${id}.tell`)).toBe(false);
					}
				});
				for (const { type, changes } of night.journal) {
					if (type !== "incident.told-on") continue;
					const [told] = changes.flatMap((change) => (change.kind === "incident" ? [change] : []));
					expect(told).toMatchObject({ value: { state: "open" } });
				}
			}),
			RUNS,
		);
	});

	test("each object's rev is the seq of the entry that changed it last", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given);
				for (const { changes, seq } of night.journal) {
					for (const change of changes) {
						if ("value" in change && "rev" in change.value) expect(change.value.rev).toBe(seq);
					}
				}
			}),
			RUNS,
		);
	});

	test("timers fire when they are due, once, in order, and every open incident that asks for a person has one", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const night = run(given, ({ incidents, state, journal }) => {
					expect(state.agenda.next()?.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
						journal.at(-1)?.receivedAt ?? 0,
					);
					for (const { id, due, overdue } of incidents) {
						if (due && !overdue) expect(state.timer.get(`${id}.due`)?.dueAt).toBe(due.at);
					}
				});
				let last = 0;
				const dueAt = new Map<string, number>();
				for (const { data, at, receivedAt, changes } of night.journal) {
					expect(receivedAt).toBeGreaterThanOrEqual(last);
					last = receivedAt;
					if (typeof data.timer === "string") {
						expect(dueAt.get(data.timer)).toBe(at);
						if (data.whileDown === true) expect(receivedAt).toBeGreaterThan(at);
						else expect(receivedAt).toBe(at);
						dueAt.delete(data.timer);
					}
					for (const change of changes) {
						if (change.kind !== "timer") continue;
						if ("value" in change) dueAt.set(change.id, change.value.dueAt);
						else dueAt.delete(change.id);
					}
				}
				expect(new Map([...night.state.timer].map(([id, timer]) => [id, timer.dueAt]))).toEqual(dueAt);
			}),
			RUNS,
		);
	});

	test("what is read back from rows is what was known, and goes on in the same way", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const live = run(given);
				const often = run(given, (night) => {
					night.state = reloaded(night.state);
				});
				expect(often.journal).toEqual(live.journal);
				expect(often.state).toEqual(live.state);
				expect(reloaded(live.state)).toEqual(live.state);
			}),
			RUNS,
		);
	});

	test("the same journal gives the same state, also when it was stored as text on the way", () => {
		fc.assert(
			fc.property(lines, (given) => {
				const live = run(given);
				const replayed = run(JSON.parse(JSON.stringify(given)));
				expect(replayed.journal).toEqual(live.journal);
				expect(JSON.parse(JSON.stringify(live.journal))).toEqual(live.journal);
			}),
			RUNS,
		);
	});
});
