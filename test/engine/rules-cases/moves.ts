import { presentIncident } from "../../../src/contract/present.ts";
import type { Incident } from "../../../src/model/incident.ts";
import { sounding } from "../../../src/web/app/sound-choice.ts";
import { garden, instant, Night } from "../../scenario.ts";

export const BEAM = "beam-east-3";
export const CAMERA = "cam-east-3";
export const PANEL = "panel-b03-2-0401";
export const DOOR = "door-b03-2";
export const CLEAR = { of: "perimeter.beam-broken" };
export const branch = { beams: [1] };
export const person = { line: "wall", direction: "in", label: "person" };

/** What the console sounds for. */
export const heard = (night: Night) =>
	sounding(night.incidents.map((one) => presentIncident(one, { whole: true }))).map(({ id }) => id);
export const isHeard = (night: Night, incident: Incident | undefined) => heard(night).includes(incident?.id ?? "");

/** Takes whatever sounds. */
export function take(night: Night, time: string, who = "li"): void {
	night.until(time);
	for (const one of night.incidents) if (one.state === "open") night.acknowledge(time, who, one);
}

export const note = (night: Night, time: string, incident = night.only) =>
	night.person(time, "li", "incident.noted", { incident: incident.id, text: "looking" });

export const shelve = (night: Night, time: string, until: string, alarm = night.alarms[0], role = "captain") =>
	night.person(time, "zhao", "alarm.shelved", { alarm: alarm?.id, until: instant(until), reason: "a branch", role });

export const wait = (night: Night, time: string, until: string, incident = night.only, role = "operator") =>
	night.person(time, "li", "incident.waiting", { incident: incident.id, until: instant(until), reason: "-", role });

/** A flood of medium alarms since 02:00:00. */
export function flooded(): Night {
	const night = new Night();
	const flats = [...garden.devices.values()].filter(({ kind, zone }) => kind === "home" && zone.startsWith("b09"));
	for (const [n, { id }] of flats.slice(0, 12).entries())
		night.device(`02:00:${String(n).padStart(2, "0")}`, id, "home.water");
	return night;
}

export const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);
