import type { Random } from "../../simulators/world/random.ts";
import type { SiteDevice } from "../model/site.ts";
import type { Day } from "./calendar.ts";
import { type DeviceReport, type Filler, HOUR, S, timesOf } from "./report.ts";

/** How busy each hour of a day is, by hour; our own. */
const WORKDAY = [2, 1, 1, 1, 1, 3, 10, 22, 18, 9, 8, 11, 13, 9, 8, 9, 12, 20, 24, 20, 15, 11, 7, 4];
const WEEKEND = [4, 2, 1, 1, 1, 2, 5, 9, 14, 17, 18, 17, 16, 13, 14, 16, 17, 18, 18, 16, 14, 12, 9, 6];

/** So often a day where everything is told: a year of it is ten million events. */
const SEEN_PER_CAMERA = 330;
const MOTIONS_PER_CAMERA = 120;
const PASSAGES_PER_DOOR = 60;
const CALLS_PER_DOOR = 4;
const ARMED_SHARE = 0.7;

const LABELS = ["person", "person", "vehicle", "bicycle", "bicycle", "animal"] as const;
const RELEASES = ["card", "card", "card", "pin", "exit-button", "exit-button", "resident"] as const;

/** What is no reason for an alarm: people come home, cameras see them. `share` of it is told: 1 all, 0 nothing. */
export function letPeopleLive(filler: Filler, day: Day, share: number): void {
	if (share <= 0) return;
	const hours = hoursOf(day);
	const busy = (day.sky === "storm" ? 0.5 : day.sky === "rain" ? 0.8 : 1) * share;
	for (const device of filler.site.devices.values()) {
		if (device.kind === "camera") letSee(filler, { device, hours, busy });
		else if (device.kind === "intercom") letPass(filler, { device, hours, busy });
		else if (device.kind === "home" && device.unit !== undefined) letArm(filler, { device, hours, share });
	}
}

interface At {
	readonly device: SiteDevice;
	readonly hours: Hours;
}

function letSee({ random, happens }: Filler, { device, hours, busy }: At & { readonly busy: number }): void {
	const keepsClear = Object(device.options).keepClear === true;
	for (let n = oftenOf(random, SEEN_PER_CAMERA * busy); n > 0; n--) {
		const label = random.pick(LABELS) ?? "vehicle";
		const data = {
			label: keepsClear && label === "person" ? "animal" : label,
			score: Math.round(random.between(60, 99)) / 100,
			box: [round(random.between(0, 0.8)), round(random.between(0, 0.7)), 0.08, 0.2],
		};
		happens.push({ at: hours.draw(random), device: device.id, type: "camera.object-detected", data });
	}
	for (let n = oftenOf(random, MOTIONS_PER_CAMERA * busy); n > 0; n--) {
		const data = { score: Math.round(random.between(20, 90)) / 100 };
		happens.push({ at: hours.draw(random), device: device.id, type: "camera.motion", data });
	}
}

function letPass({ random, happens }: Filler, { device, hours, busy }: At & { readonly busy: number }): void {
	for (let n = oftenOf(random, PASSAGES_PER_DOOR * busy); n > 0; n--) {
		const by = random.pick(RELEASES) ?? "card";
		happens.push(...passage(device.id, { at: hours.draw(random), by, openMs: random.between(3, 14) * S }));
	}
	for (let n = oftenOf(random, CALLS_PER_DOOR * busy); n > 0; n--) {
		const at = hours.draw(random);
		const callId = `call-${Math.floor(at).toString(36)}`;
		const unit = `${device.id.replace(/^door-/, "")}-0${1 + Math.floor(random.between(0, 6))}01`;
		happens.push({ at, device: device.id, type: "intercom.call-started", data: { callId, unit } });
		happens.push({ at: at + 7 * S, device: device.id, type: "intercom.call-answered", data: { callId } });
		happens.push({ at: at + 30 * S, device: device.id, type: "intercom.call-ended", data: { callId } });
	}
}

function letArm({ random, happens }: Filler, { device, hours, share }: At & { readonly share: number }): void {
	if (random.next() > ARMED_SHARE * share) return;
	const data = { mode: random.next() < 0.7 ? "away" : "stay" };
	const at = hours.from + random.between(7, 10) * HOUR;
	happens.push({ at, device: device.id, type: "home.armed", data });
	happens.push({ at: at + random.between(3, 10) * HOUR, device: device.id, type: "home.disarmed", data });
}

/** Somebody goes through a door. */
export function passage(
	device: string,
	{ at, by, openMs }: { readonly at: number; readonly by: string; readonly openMs: number },
): DeviceReport[] {
	return [
		{ at, device, type: "intercom.door-unlocked", data: { by } },
		{ at: at + 800, device, type: "intercom.door-opened", data: {} },
		{ at: at + 800 + openMs, device, type: "intercom.door-closed", data: {} },
	];
}

/** Draws a moment of a day, as busy as its hours are. */
class Hours {
	readonly from: number;
	readonly #sums: readonly number[];

	constructor(from: number, weights: readonly number[]) {
		this.from = from;
		let sum = 0;
		this.#sums = weights.map((weight) => {
			sum += weight;
			return sum;
		});
	}

	draw(random: Random): number {
		const drawn = random.next() * (this.#sums.at(-1) ?? 1);
		const hour = this.#sums.findIndex((sum) => drawn < sum);
		return this.from + (Math.max(0, hour) + random.next()) * HOUR;
	}
}

export function hoursOf({ from, weekend }: Day): Hours {
	return new Hours(from, weekend ? WEEKEND : WORKDAY);
}

/** Large numbers of times: as often as not one more or less. */
function oftenOf(random: Random, mean: number): number {
	return mean < 20 ? timesOf(random, mean) : Math.round(mean * random.between(0.85, 1.15));
}

function round(part: number): number {
	return Math.round(part * 1_000) / 1_000;
}
