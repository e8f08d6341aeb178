import type { Zone } from "../../src/model/site.ts";
import type { Making, Report } from "./making.ts";

const S = 1_000;
const MIN = 60 * S;
const HOUR = 60 * MIN;
export const DAY = 24 * HOUR;
/** What is strong and has rung often is heard within this, by the silence budget; and a moment more to look. */
const HEARD_MS = 5 * MIN + 5 * S;

/** The stated inputs of the month. */
export const RATES = {
	falseBreaksPerZoneDay: 3,
	heldOpenPerStairwellDay: 1,
	mistakenPressesPerDay: 2,
	/** Everything false comes so many times as often on a storm day. */
	stormFactor: 10,
	climbersPerDay: 2,
	passagesPerStairwellDay: 24,
	personsSeenPerCameraDay: 30,
	/** Over the square's line, between six and midnight. */
	crossingsOfSquarePerCameraDay: 24,
} as const;

function wallZones({ site }: Making): Zone[] {
	return [...site.zones.values()].filter(({ wall }) => wall !== undefined);
}

/** A cat, a bird, a branch: one beam, a blink. */
export function letBeamsFail(making: Making, from: number, factor: number): void {
	const { random, reports } = making;
	for (const { id } of wallZones(making)) {
		for (let n = 0; n < RATES.falseBreaksPerZoneDay * factor; n++) {
			const at = from + random.between(0, DAY);
			const device = `beam-${id}`;
			reports.push({
				at,
				device,
				type: "perimeter.beam-broken",
				data: { beams: [1 + Math.floor(random.between(0, 4))] },
			});
			reports.push({ at: at + random.between(150, 2_500), device, ...restored("perimeter.beam-broken") });
		}
	}
}

/** Fog weakens each wall for some hours, at its own time. */
export function letStorm(making: Making, from: number): void {
	const { random, reports } = making;
	const begins = from + random.between(1, 8) * HOUR;
	for (const { id } of wallZones(making)) {
		const at = begins + random.between(0, 20 * MIN);
		const device = `beam-${id}`;
		reports.push({ at, device, type: "perimeter.environment", data: { reason: "rain", signalPercent: 30 } });
		reports.push({ at: at + random.between(2, 6) * HOUR, device, ...restored("perimeter.environment") });
	}
}

export function letDoorsStand({ site, random, reports }: Making, from: number, factor: number): void {
	for (const { id, kind } of site.devices.values()) {
		if (kind !== "intercom") continue;
		for (let n = 0; n < RATES.heldOpenPerStairwellDay * factor; n++) {
			pass({ reports, device: id, at: from + random.between(0, DAY), openMs: random.between(70, 400) * S });
		}
	}
}

/** A child, an elbow, a broom; mostly the household says so. */
export function letPressesHappen({ site, random, reports }: Making, from: number, factor: number): void {
	const panels = [...site.devices.values()].filter(({ kind, unit }) => kind === "home" && unit !== undefined);
	for (let n = 0; n < RATES.mistakenPressesPerDay * factor; n++) {
		const panel = random.pick(panels);
		if (!panel) return;
		const at = from + random.between(7 * HOUR, 22 * HOUR);
		reports.push({ at, device: panel.id, type: "home.panic", data: { button: "wall" } });
		// A pressed button stays pressed until somebody turns its key.
		reports.push({ at: at + random.between(2, 8) * MIN, device: panel.id, ...restored("home.panic") });
		if (random.next() < 0.6) {
			const data = { eventId: "the-one-before" };
			reports.push({ at: at + random.between(10, 90) * S, device: panel.id, type: "home.cancelled", data });
		}
	}
}

/** A person over the wall: mostly several beams and the way in; some break one beam only, and then the camera sees them. */
export function letPeopleClimb(making: Making, from: number): void {
	const { random, reports, real } = making;
	for (let n = 0; n < RATES.climbersPerDay; n++) {
		const zone = random.pick(wallZones(making))?.id ?? "";
		// Half of them come in the moments after a false break there, when it is least believed.
		const feint = random.next() < 0.5;
		const at = from + random.between(0, DAY);
		const device = `beam-${zone}`;
		if (feint) {
			for (let k = 4; k > 0; k--) {
				reports.push({ at: at - k * 14 * S, device, type: "perimeter.beam-broken", data: { beams: [1] } });
				reports.push({ at: at - k * 14 * S + 900, device, ...restored("perimeter.beam-broken") });
			}
		}
		const bold = random.next() < 0.7;
		reports.push({
			at,
			device,
			type: "perimeter.beam-broken",
			data: bold ? { beams: [1, 2, 3], direction: "in" } : { beams: [2] },
		});
		reports.push({ at: at + 1_400, device, ...restored("perimeter.beam-broken") });
		const line = { line: zone, direction: "in", label: "person", score: 0.8 };
		reports.push({ at: at + 2_000, device: `cam-${zone}`, type: "camera.line-crossed", data: line });
		real.push({
			what: feint ? "climber after a feint" : "climber",
			at,
			withinMs: 10 * S,
			type: "perimeter.breach",
			zone,
		});
		if (random.next() < 0.4) letFollow(making, { at, zone });
	}
}

/** A second one over the same wall, some seconds or a minute later, while the first is in hand. */
function letFollow({ random, reports, real }: Making, first: { at: number; zone: string }): void {
	const at = first.at + random.between(8, 110) * S;
	const device = `beam-${first.zone}`;
	const data = random.next() < 0.5 ? { beams: [1, 2, 3], direction: "in" } : { beams: [2] };
	reports.push({ at, device, type: "perimeter.beam-broken", data });
	reports.push({ at: at + 1_200, device, ...restored("perimeter.beam-broken") });
	real.push({ what: "second climber", at, withinMs: HEARD_MS, type: "perimeter.breach", zone: first.zone });
}

/** A beam in which a branch swings for an hour, and a climber over it in that hour. */
export function letBranchSwing({ random, reports, real, site }: Making, from: number): void {
	const zones = [...site.zones.values()].filter(({ wall }) => wall !== undefined);
	const zone = random.pick(zones)?.id ?? "";
	const device = `beam-${zone}`;
	const begins = from + random.between(1, 20) * HOUR;
	for (let at = begins; at < begins + HOUR; at += random.between(15, 40) * S) {
		reports.push({ at, device, type: "perimeter.beam-broken", data: { beams: [1] } });
		reports.push({ at: at + 900, device, ...restored("perimeter.beam-broken") });
	}
	const at = begins + random.between(20, 50) * 60 * S;
	reports.push({ at, device, type: "perimeter.beam-broken", data: { beams: [1, 2, 3], direction: "in" } });
	reports.push({ at: at + 1_400, device, ...restored("perimeter.beam-broken") });
	real.push({ what: "climber in chatter", at, withinMs: HEARD_MS, type: "perimeter.breach", zone });
}

/** The tester walks past each beam of a wall. */
export function letWallBeTested({ random, reports, site, tests }: Making, from: number): void {
	const at = Math.round(from + random.between(9, 16) * HOUR);
	const wall = random.pick(["north", "east", "south", "west"] as const) ?? "east";
	const beams = [...site.zones.values()].filter((zone) => zone.wall === wall).map(({ id }) => `beam-${id}`);
	tests.push({ at, of: wall });
	for (const [n, device] of beams.slice(0, 12).entries()) {
		reports.push({ at: at + (n + 1) * 50 * S, device, type: "perimeter.beam-broken", data: { beams: [1, 2] } });
		reports.push({ at: at + (n + 1) * 50 * S + 2_000, device, ...restored("perimeter.beam-broken") });
	}
}

/** What is no reason for an alarm: people come home, cameras see them. */
export function letPeopleLive({ site, random, reports }: Making, from: number): void {
	for (const { id, kind, zone } of site.devices.values()) {
		if (kind === "intercom") {
			for (let n = 0; n < RATES.passagesPerStairwellDay; n++) {
				pass({
					reports,
					device: id,
					at: from + random.between(6 * HOUR, 23 * HOUR),
					openMs: random.between(3, 12) * S,
				});
			}
		} else if (kind === "camera") {
			if (zone === "square") letPeopleCross({ random, reports }, id, from);
			for (let n = 0; n < RATES.personsSeenPerCameraDay; n++) {
				const data = { label: "vehicle", score: 0.7, box: [0.2, 0.3, 0.1, 0.3] };
				reports.push({ at: from + random.between(0, DAY), device: id, type: "camera.object-detected", data });
			}
		}
	}
}

function letPeopleCross({ random, reports }: Pick<Making, "random" | "reports">, device: string, from: number): void {
	for (let n = 0; n < RATES.crossingsOfSquarePerCameraDay; n++) {
		const at = from + random.between(6 * HOUR, DAY);
		const direction = random.next() < 0.5 ? "in" : "out";
		reports.push({ at, device, type: "camera.line-crossed", data: { line: "square", direction, label: "person" } });
	}
}

function pass({
	reports,
	device,
	at,
	openMs,
}: {
	reports: Report[];
	device: string;
	at: number;
	openMs: number;
}): void {
	reports.push({ at, device, type: "intercom.door-unlocked", data: { by: "card" } });
	reports.push({ at: at + 800, device, type: "intercom.door-opened", data: {} });
	reports.push({ at: at + 800 + openMs, device, type: "intercom.door-closed", data: {} });
}

export function restored(of: string): Pick<Report, "type" | "data"> {
	return { type: `${of.slice(0, of.indexOf("."))}.restored`, data: { of } };
}
