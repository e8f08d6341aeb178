import type { Draft } from "../../../src/model/entry.ts";
import { garden, instant, type Night } from "../../scenario.ts";

/** Numbers that look like chance, the same for the same seed (mulberry32). */
class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	below(most: number): number {
		return Math.floor(this.next() * most);
	}

	of<T>(all: readonly [T, ...T[]]): T {
		return all[this.below(all.length)] ?? all[0];
	}
}

const START = instant("01:00:00");
const LINES = 55;
const MIN = 60_000;

type Report = readonly [device: string, type: string, data: Record<string, unknown>];

/** What devices say in one corner of the compound, and in one flat of the house behind it. */
const REPORTS: readonly [Report, ...Report[]] = [
	["beam-east-3", "perimeter.beam-broken", { beams: [1] }],
	["beam-east-3", "perimeter.beam-broken", { beams: [1] }],
	["beam-east-3", "perimeter.beam-broken", { beams: [1, 2] }],
	["beam-east-3", "perimeter.beam-broken", { beams: [1], direction: "in" }],
	["beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" }],
	["beam-east-4", "perimeter.beam-broken", { beams: [1] }],
	["beam-east-4", "perimeter.beam-broken", { beams: [1] }],
	["beam-east-4", "perimeter.restored", { of: "perimeter.beam-broken" }],
	["beam-east-2", "perimeter.beam-broken", { beams: [2] }],
	["beam-east-3", "perimeter.tamper", {}],
	["cam-east-3", "camera.line-crossed", { line: "wall", direction: "out" }],
	["cam-east-3", "camera.line-crossed", { line: "wall", direction: "out" }],
	["cam-east-3", "camera.line-crossed", { line: "path", direction: "in", label: "person" }],
	["cam-east-3", "camera.area-entered", { area: "lawn" }],
	["cam-east-3", "camera.video-lost", {}],
	["cam-east-3", "camera.restored", { of: "camera.video-lost" }],
	["panel-b07-1-0101", "home.panic", { button: "wall" }],
	["panel-b07-1-0101", "home.panic", { button: "pendant" }],
	["panel-b07-1-0101", "home.intrusion", { sensor: "window", zone: "hall" }],
	["panel-b07-1-0101", "home.restored", { of: "home.intrusion" }],
	["panel-b07-1-0101", "home.water", {}],
];

const DEVICES = ["beam-east-3", "beam-east-4", "cam-east-3"] as const;
const flats = [...garden.devices.values()].filter(({ kind, unit }) => kind === "home" && unit?.startsWith("b05"));

/** What a person asks for. */
export interface Asked {
	readonly type: string;
	readonly by: string;
	readonly data: Record<string, unknown>;
}

/** A random night: devices that report again and again, operators in a hurry, every rule that quiets, reloads and restarts. */
export function tell(night: Night, seed: number, restarted: (at: number) => void): void {
	const chance = new Chance(seed);
	let now = START;
	let focus = chance.of(REPORTS);
	night.append(draft("hub", "hub.started", now, {}, "start"));
	for (let line = 0; line < LINES; line++) {
		now += Math.round(waitOf(chance));
		const said = chance.next();
		if (said < 0.45) {
			if (chance.next() < 0.35) focus = chance.of(REPORTS);
			const [device, type, data] = focus;
			report(night, now, { device, type, data, id: `r-${line}` });
			if (chance.next() < 0.3) report(night, now + 1, { device, type, data, id: `s-${line}` });
		} else if (said < 0.465) {
			for (const [n, { id: device }] of flats.slice(0, 12).entries()) {
				report(night, now + n, { device, type: "home.water", data: {}, id: `f-${line}-${n}` });
			}
		} else if (said < 0.48) {
			now = swing(night, now, { line, direction: chance.of(["in", undefined, undefined, undefined]) });
		} else if (said < 0.52) {
			night.restart();
			now += chance.below(20) * MIN;
			restarted(now);
			night.append(draft("hub", "hub.started", now, {}, `h-${line}`));
		} else {
			night.append(draft("hub", "hub.waited", now, {}, `w-${line}`));
			const asked = askOf(night, chance, now);
			if (asked) night.append(draft(`user:${asked.by}`, asked.type, now, asked.data, `a-${line}`));
		}
	}
	if (new Chance(~seed).next() < 0.2) now = storm(night, now);
	for (let minute = 0; minute < 40; minute++) {
		now += MIN;
		night.append(draft("hub", "hub.waited", now, {}, `e-${minute}`));
	}
}

/** A branch swings into a beam by the minute, and whoever watches takes it each time: it chatters, and goes on swinging. */
function swing(night: Night, from: number, { line, direction }: { line: number; direction: "in" | undefined }): number {
	let now = from;
	const data = { beams: [1], ...(direction && { direction }) };
	for (let n = 0; n < 9; n++) {
		now += MIN + 1_000;
		report(night, now, { device: "beam-east-4", type: "perimeter.beam-broken", data, id: `b-${line}-${n}` });
		for (const { id, rev, state } of n < 8 ? night.incidents : []) {
			if (state !== "open") continue;
			night.append(draft("user:li", "incident.acknowledged", now + 1, { incident: id, rev }, `t-${line}-${n}-${id}`));
			night.append(draft("user:li", "incident.noted", now + 1, { incident: id, text: "-" }, `n-${line}-${n}-${id}`));
		}
	}
	return now + 2;
}

/** What is shelved for hours while it counts for little in declared weather comes again when the sky is clear. */
function storm(night: Night, from: number): number {
	const device = "beam-east-1";
	const data = { beams: [1] };
	const weather = { zones: ["east-1"], until: from + 5 * MIN, reason: "storm", role: "captain" };
	night.append(draft("user:li", "weather.declared", from, weather, "storm"));
	report(night, from + 1_000, { device, type: "perimeter.beam-broken", data, id: "storm-broken" });
	for (const { id, zone } of night.alarms) {
		if (zone !== "east-1") continue;
		const shelf = { alarm: id, until: from + 240 * MIN, reason: "a branch", role: "operator" };
		night.append(draft("user:li", "alarm.shelved", from + 2_000, shelf, `storm-shelved-${id}`));
	}
	for (const { id, rev, state } of night.incidents) {
		if (state !== "open") continue;
		night.append(draft("user:li", "incident.acknowledged", from + 3_000, { incident: id, rev }, `storm-taken-${id}`));
	}
	report(night, from + 6 * MIN, { device, type: "perimeter.beam-broken", data, id: "storm-again" });
	return from + 6 * MIN;
}

function waitOf(chance: Chance): number {
	const kind = chance.next();
	if (kind < 0.35) return chance.next() * 3_000;
	if (kind < 0.75) return chance.next() * 40_000;
	return kind < 0.95 ? chance.next() * 5 * MIN : chance.next() * 20 * MIN;
}

function report(
	night: Night,
	at: number,
	{ device, type, data, id }: { device: string; type: string; data: Record<string, unknown>; id: string },
): void {
	const zone = garden.devices.get(device)?.zone;
	night.append({ ...draft(`device:${device}`, type, at, data, id), ...(zone !== undefined && { zone }) });
}

function draft(source: string, type: string, at: number, data: Record<string, unknown>, id: string): Draft {
	return { source: source === "hub" ? "hub" : sourceOf(source), type, id, at, receivedAt: at, data };
}

function sourceOf(source: string): `user:${string}` | `device:${string}` {
	const [sort = "", name = ""] = source.split(/:(.*)/);
	return sort === "user" ? `user:${name}` : `device:${name}`;
}

/** Somebody does something, with what they saw now or some time ago. */
function askOf(night: Night, chance: Chance, now: number): Asked | undefined {
	const by = chance.of(["li", "wang", "chen"]);
	const role = chance.next() < 0.5 ? "captain" : "operator";
	const open = night.incidents.filter(({ state }) => state === "open");
	const incidents = chance.next() < 0.7 && open.length > 0 ? open : night.incidents;
	const incident = incidents[chance.below(Math.max(1, incidents.length))];
	const other = night.incidents[chance.below(Math.max(1, night.incidents.length))];
	const alarms = night.alarms.filter(({ life }) => life === undefined);
	const alarm = alarms[chance.below(Math.max(1, alarms.length))];
	const rev = Math.max(1, (incident?.rev ?? 1) - chance.of([0, 0, 0, 1, 2, 5]));
	const [test] = night.state["walk-test"].values();
	const [weather] = night.state.weather.keys();
	const asks = Object.values(test?.asks ?? {}).flatMap(({ reports }) => reports.map(({ seq }) => seq));
	const what = chance.next();
	if (incident && what < 0.34) return { by, type: "incident.acknowledged", data: { incident: incident.id, rev } };
	if (incident && what < 0.42) return { by, type: "incident.noted", data: { incident: incident.id, text: "looked" } };
	if (incident && what < 0.47)
		return {
			by,
			type: "incident.waiting",
			data: { incident: incident.id, until: now + 9 * MIN, reason: "on the way", role },
		};
	if (incident && what < 0.57)
		return { by, type: "incident.resolved", data: { incident: incident.id, rev, cause: "unknown" } };
	if (incident && other && what < 0.61)
		return { by, type: "incident.merged", data: { incident: incident.id, into: other.id } };
	if (incident && what < 0.65)
		return { by, type: "incident.split", data: { incident: incident.id, alarms: incident.alarms.slice(0, 1) } };
	if (alarm && what < 0.75)
		return {
			by,
			type: chance.of(["alarm.shelved", "alarm.shelved", "alarm.unshelved", "alarm.shelve-confirmed"]),
			data: { alarm: alarm.id, until: now + (1 + chance.below(28)) * MIN, reason: "a branch", role },
		};
	const device = chance.of(DEVICES);
	if (what < 0.81) return { by, type: "walk-test.begun", data: { of: "east", role } };
	if (test && what < 0.87)
		return {
			by,
			type: "walk-test.confirmed",
			data: { id: test.id, seq: asks[chance.below(Math.max(1, asks.length))] ?? 1 },
		};
	if (test && what < 0.89) return { by, type: "walk-test.ended", data: { id: test.id } };
	if (what < 0.93)
		return {
			by,
			type: "device.out-of-service",
			data: {
				device,
				until: now + (1 + chance.below(25)) * MIN,
				reason: "new lens",
				watch: chance.of(["li", "wang", by]),
			},
		};
	if (what < 0.95) return { by, type: "device.out-of-service-accepted", data: { device } };
	if (what < 0.97) return { by, type: "device.in-service", data: { device } };
	if (weather !== undefined && what < 0.98) return { by, type: "weather.ended", data: { id: weather } };
	const zones = ["east-3", "east-4"];
	return { by, type: "weather.declared", data: { zones, until: now + 20 * MIN, reason: "rain", role } };
}
