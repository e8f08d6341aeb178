import type { Random } from "../../simulators/world/random.ts";
import type { ReportKindName } from "../model/report.ts";
import type { Site, SiteDevice } from "../model/site.ts";
import type { Day, Sky } from "./calendar.ts";
import { hoursOf, passage } from "./everyday.ts";
import { type DeviceReport, type Filler, HOUR, MIN, restored, S, type Truth, timesOf } from "./report.ts";
import { checkpointOf } from "./rounds.ts";

/** How much oftener a beam is broken by nothing in such weather. */
const BEAM_FACTOR: Readonly<Record<Sky, number>> = { clear: 1, rain: 2.5, fog: 1.5, storm: 9 };
const FALSE_PER_BEAM = 0.045;
/** Plants grow into the beams from May to September. */
const GROWTH = { from: 5, to: 9, factor: 1.7 } as const;

const MISTAKE: Truth = { cause: "false", detail: "mistake" };

/** What goes wrong on any day: false, broken, and now and then real. */
export function letThingsHappen(filler: Filler, day: Day): void {
	letBeamsFail(filler, day);
	if (day.sky === "fog" || day.sky === "storm") letWeaken(filler, day);
	letDoorsStand(filler, day);
	letHomesCall(filler, day);
	letStrangersBeSeen(filler, day);
	letDevicesFail(filler, day);
	letGuardsFind(filler, day);
	letPeopleTelephone(filler, day);
	if (timesOf(filler.random, 1 / 28) > 0) letClimb(filler, day);
}

/** A cat, a bird, a branch: one beam, a blink. */
function letBeamsFail({ site, random, happens }: Filler, day: Day): void {
	const grown = day.month >= GROWTH.from && day.month <= GROWTH.to ? GROWTH.factor : 1;
	for (const device of wallsOf(site)) {
		for (let n = timesOf(random, FALSE_PER_BEAM * BEAM_FACTOR[day.sky] * grown); n > 0; n--) {
			const detail = day.sky === "storm" ? "weather" : random.next() < 0.55 ? "animal" : "plant";
			happens.push(...brokenBeam(device, { at: within(random, day), random, truth: { cause: "false", detail } }));
		}
	}
}

/** One beam of a wall zone is broken for a moment. */
export function brokenBeam(
	device: string,
	{ at, random, truth }: { readonly at: number; readonly random: Random; readonly truth: Truth },
): DeviceReport[] {
	const type = "perimeter.beam-broken";
	return [
		{ at, device, type, data: { beams: [1 + Math.floor(random.between(0, 4))] }, matters: true, truth },
		{ at: at + random.between(150, 2_500), device, ...restored(type) },
	];
}

/** Fog or rain weakens a wall for some hours. */
function letWeaken({ site, random, happens }: Filler, day: Day): void {
	const type = "perimeter.environment";
	const wall = random.pick(["north", "east", "south", "west"] as const);
	const from = day.from + random.between(2, 10) * HOUR;
	const data = { reason: day.sky === "fog" ? "fog" : "rain", signalPercent: Math.round(random.between(20, 45)) };
	const truth: Truth = { cause: "false", detail: "weather" };
	for (const { id } of [...site.zones.values()].filter((zone) => zone.wall === wall)) {
		const at = from + random.between(0, 15) * MIN;
		happens.push({ at, device: `beam-${id}`, type, data, matters: true, truth });
		happens.push({ at: at + random.between(1, 4) * HOUR, device: `beam-${id}`, ...restored(type), matters: true });
	}
}

function letDoorsStand({ site, random, happens }: Filler, day: Day): void {
	const doors = ofKind(site, "intercom");
	for (let n = timesOf(random, day.weekend ? 2.2 : 1.4); n > 0; n--) {
		const device = random.pick(doors)?.id;
		if (device === undefined) return;
		const truth: Truth = random.next() < 0.65 ? { cause: "authorised", note: "moving furniture" } : MISTAKE;
		const at = hoursOf(day).draw(random);
		const [unlocked, opened, closed] = passage(device, { at, by: "card", openMs: random.between(75, 420) * S });
		if (unlocked && opened && closed)
			happens.push(unlocked, { ...opened, matters: true, truth }, { ...closed, matters: true });
	}
}

/** Buttons pressed in error, kitchens that smoke, and people who need help. */
function letHomesCall({ site, random, happens }: Filler, day: Day): void {
	const homes = ofKind(site, "home").filter(({ unit }) => unit !== undefined);
	const cold = day.month <= 2 || day.month === 12;
	const call = (mean: number, type: string, data: (at: number) => DeviceReport["data"], truth: Truth) => {
		for (let n = timesOf(random, mean); n > 0; n--) {
			const device = random.pick(homes)?.id;
			if (device === undefined) return;
			const at = hoursOf(day).draw(random);
			happens.push({ at, device, type, data: data(at), matters: true, truth });
			happens.push({ at: at + random.between(3, 14) * MIN, device, ...restored(type), matters: true });
		}
	};
	call(0.22, "home.panic", () => ({ button: random.next() < 0.8 ? "wall" : "pendant" }), MISTAKE);
	call(0.02, "home.panic", () => ({ button: "wall" }), { cause: "real", sends: true, police: "not-accepted" });
	call(cold ? 0.16 : 0.08, "home.medical", () => ({}), { cause: "real", sends: true, lastsMs: 22 * MIN });
	call(cold ? 0.16 : 0.09, "home.smoke", () => ({ zone: "kitchen" }), { ...MISTAKE, note: "burnt pan" });
	call(0.006, "home.smoke", () => ({ zone: "balcony" }), { cause: "real", sends: true, lastsMs: 35 * MIN });
	call(cold ? 0.09 : 0.03, "home.water", () => ({ zone: "bath" }), { cause: "real", sends: true });
	call(0.008, "home.gas", () => ({ zone: "kitchen" }), { cause: "real", sends: true, lastsMs: 25 * MIN });
	call(0.13, "home.intrusion", () => ({ sensor: "motion", zone: "hall" }), MISTAKE);
}

/** People stand about by night, or come over the line at a gate. */
function letStrangersBeSeen({ site, random, happens }: Filler, day: Day): void {
	const cameras = ofKind(site, "camera");
	const see = (mean: number, zones: RegExp, report: Pick<DeviceReport, "type" | "data" | "truth">) => {
		const there = cameras.filter(({ zone }) => zones.test(zone));
		for (let n = timesOf(random, mean); n > 0; n--) {
			const device = random.pick(there)?.id;
			const at = day.from + random.between(0.2, 5.5) * HOUR;
			if (device !== undefined && at < day.to) happens.push({ at, device, ...report, matters: true });
		}
	};
	const home: Truth = { cause: "authorised", note: "a resident coming home" };
	const person = { label: "person", score: 0.84 };
	const crossed = { ...person, line: "gate", direction: "in" };
	see(day.weekend ? 0.7 : 0.35, /^gate/, { type: "camera.line-crossed", data: crossed, truth: home });
	const stands = { seconds: 180, label: "person" };
	see(0.3, /^(square|playground)/, { type: "camera.loitering", data: stands, truth: { cause: "unknown" } });
	const enters = { ...person, area: "play" };
	see(0.1, /^playground/, { type: "camera.area-entered", data: enters, truth: { cause: "authorised" } });
}

/** Links that break, lenses that spiders cover, cards that doors refuse. */
function letDevicesFail({ site, random, happens }: Filler, day: Day): void {
	const fault: Truth = { cause: "real", note: "repaired" };
	const devices = [...site.devices.values()].filter(({ id }) => id !== "panel-guard-room");
	for (let n = timesOf(random, day.sky === "storm" ? 1.2 : 0.3); n > 0; n--) {
		const device = random.pick(devices)?.id;
		const at = within(random, day);
		if (device === undefined) return;
		happens.push({ at, device, type: "device.lost", data: {}, matters: true, truth: fault });
		const back = at + random.between(8, 300) * MIN;
		happens.push({ at: back, device, type: "device.online", data: {}, matters: true });
	}
	const summer = day.month >= 6 && day.month <= 9;
	const cameras = ofKind(site, "camera");
	for (const [mean, type, reason] of [
		[summer ? 0.12 : 0.03, "camera.view-obstructed", "spider web"],
		[0.05, "camera.video-lost", "no signal"],
	] as const) {
		if (timesOf(random, mean) === 0) continue;
		const device = random.pick(cameras)?.id;
		const at = within(random, day);
		if (device === undefined) return;
		happens.push({ at, device, type, data: { reason }, matters: true, truth: fault });
		happens.push({ at: at + random.between(0.5, 9) * HOUR, device, ...restored(type), matters: true });
	}
	for (let n = timesOf(random, 0.09); n > 0; n--) {
		const device = random.pick(ofKind(site, "intercom"))?.id;
		if (device === undefined) return;
		const at = hoursOf(day).draw(random);
		for (let k = 0; k < 6; k++) {
			const data = { by: "card", reason: "expired" };
			const report = { at: at + k * 9 * S, device, type: "intercom.access-denied", data };
			happens.push(k < 4 ? report : { ...report, matters: true, truth: MISTAKE });
		}
	}
}

function letGuardsFind({ site, random, happens }: Filler, day: Day): void {
	for (let n = timesOf(random, 0.45); n > 0; n--) {
		const device = checkpointOf(site, Math.floor(random.between(0, 1_000)));
		if (device === undefined) return;
		const category = random.pick(["damage", "damage", "other", "hazard", "door"] as const);
		const truth: Truth = { cause: "real", note: "passed on to the repairs" };
		const data = { guard: "gao", category, note: "found on the round" };
		happens.push({ at: within(random, day), device, type: "patrol.finding", data, matters: true, truth });
	}
}

/** What people telephone about, how often a day, and what it mostly is. */
const CALLS: readonly (readonly [ReportKindName, number, Truth])[] = [
	["nuisance", 0.14, { cause: "real", sends: true }],
	["suspicious", 0.07, { cause: "unknown", sends: true }],
	["technical", 0.08, { cause: "real" }],
	["medical", 0.02, { cause: "real", sends: true, lastsMs: 20 * MIN }],
	["theft", 0.012, { cause: "real", sends: true, police: "not-accepted", note: "a bicycle that was lent" }],
];

function letPeopleTelephone({ site, random, happens }: Filler, day: Day): void {
	const units = [...site.units.keys()];
	for (const [calls, mean, truth] of CALLS) {
		for (let n = timesOf(random, mean); n > 0; n--) {
			const unit = random.pick(units);
			if (unit !== undefined) happens.push({ at: hoursOf(day).draw(random), calls, unit, by: "phone", truth });
		}
	}
}

/** A person over the wall, by night: several beams, and the camera sees the way in. */
export function letClimb(
	{ site, random, happens }: Filler,
	day: Day,
	how: { readonly at?: number; readonly zone?: string; readonly truth?: Truth } = {},
): void {
	const zone = how.zone ?? random.pick(wallsOf(site))?.replace(/^beam-/, "") ?? "";
	const at = how.at ?? day.from + random.between(0.5, 4.8) * HOUR;
	const truth: Truth = how.truth ?? {
		cause: "real",
		sends: true,
		police: "reported",
		note: "gone when the guard came",
		lastsMs: 14 * MIN,
	};
	const type = "perimeter.beam-broken";
	const data = { beams: [1, 2, 3], direction: "in" };
	happens.push({ at, device: `beam-${zone}`, type, data, matters: true, truth });
	happens.push({ at: at + 1_400, device: `beam-${zone}`, ...restored(type) });
	const line = { line: zone, direction: "in", label: "person", score: 0.83 };
	happens.push({
		at: at + 2_100,
		device: `cam-${zone}`,
		type: "camera.line-crossed",
		data: line,
		matters: true,
		truth,
	});
}

/** The beam detectors of the walls. */
export function wallsOf(site: Site): string[] {
	return [...site.zones.values()].filter(({ wall }) => wall !== undefined).map(({ id }) => `beam-${id}`);
}

function ofKind(site: Site, kind: string): SiteDevice[] {
	return [...site.devices.values()].filter((device) => device.kind === kind);
}

function within(random: Random, { from, to }: Day): number {
	return random.between(from, to);
}
