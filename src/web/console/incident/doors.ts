import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import type { SiteDeviceShape } from "../../../contract/site.ts";
import type { Place } from "../../app/site.ts";

type Where = Pick<IncidentShape, "zones" | "unit">;

/** The doors that can be opened from here for this incident: of its zones, of the flat's stairwell, and that rang. */
export function doorsOf(
	place: Place,
	{ zones, unit }: Where,
	alarms: readonly AlarmShape[],
): readonly SiteDeviceShape[] {
	const home = unit === undefined ? undefined : place.units.get(unit)?.zone;
	const rang = alarms.flatMap(({ source }) => place.devices.get(source.replace(/^device:/, "")) ?? []);
	const there = [...zones, ...(home === undefined ? [] : [home])].flatMap((zone) => place.devicesIn.get(zone) ?? []);
	const opens = ({ kind }: SiteDeviceShape) => place.kinds.get(kind)?.abilities.includes("open");
	return [...new Set([...rang, ...there])].filter(opens);
}

/** What a device must be able to do for a command to make sense to it. */
const NEEDS: Readonly<Record<string, "open" | "see" | "talk">> = {
	unlock: "open",
	snapshot: "see",
	siren: "talk",
	announce: "talk",
};

/** The devices of an incident that a step's command goes to: what rang, the flat's own panel, and what stands in its zones. */
export function commanded(
	place: Place,
	incident: Where,
	alarms: readonly AlarmShape[],
	command: string,
): readonly SiteDeviceShape[] {
	if (command === "unlock") return doorsOf(place, incident, alarms);
	const need = NEEDS[command];
	const panel = incident.unit === undefined ? undefined : place.panelOf.get(incident.unit);
	const rang = alarms.flatMap(({ source }) => place.devices.get(source.replace(/^device:/, "")) ?? []);
	const there = incident.unit === undefined ? incident.zones.flatMap((zone) => place.devicesIn.get(zone) ?? []) : [];
	const able = ({ kind }: SiteDeviceShape) => need === undefined || place.kinds.get(kind)?.abilities.includes(need);
	return [...new Set([...rang, ...(panel ? [panel] : []), ...there])].filter(able);
}
