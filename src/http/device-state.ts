import { presentDevice } from "../contract/present.ts";
import { instantOf } from "../contract/primitives.ts";
import type { DeviceShape } from "../contract/shapes.ts";
import { quarantinedOfDay } from "../journal/reader/read-quarantine.ts";
import { neverHeard } from "../live/view.ts";
import type { Device } from "../model/device.ts";
import { discreetReports } from "../model/discreet-reports.ts";
import { Refusal } from "../model/problem.ts";
import type { Site, SiteDevice } from "../model/site.ts";
import type { Hub } from "./hub.ts";

type Parts = Pick<Hub, "site" | "reader" | "intake" | "clock">;

/** The device as the site has it. @throws {Refusal} `not-found`. */
export function siteDevice(site: Site, id: string): SiteDevice {
	const is = site.devices.get(id);
	if (!is) throw new Refusal({ code: "not-found", detail: `there is no device ${id} at ${site.id}` });
	return is;
}

/** The device as it is now. @throws {Refusal} `not-found`. */
export async function stateOfDevice(parts: Parts, id: string): Promise<DeviceShape> {
	const { site, reader, intake } = parts;
	const now = await reader.device(id);
	const is = siteDevice(site(), id);
	const shown = presentDevice(is, asHeard(intake, is, now), intake.lastSeenAt(id));
	return { ...shown, ...(await unreadableOf(parts, is)) };
}

/**
 * What the device said today that could not be read. Of what can call for help unseen nothing is told: one more would say
 * from whom a call came that could not be read.
 */
async function unreadableOf(
	{ site, reader, clock }: Parts,
	{ id, kind }: SiteDevice,
): Promise<Pick<DeviceShape, "unreadable">> {
	const is = site().kinds.get(kind);
	if (!is || discreetReports(is).length > 0) return {};
	const { count, since } = await quarantinedOfDay(reader, id, clock.now());
	return count === 0 ? {} : { unreadable: { count, since: instantOf(since) } };
}

/** The device as the journal has it, with its last word on its health: not every one is an entry. */
function asHeard(intake: Parts["intake"], { id }: SiteDevice, known: Device | undefined): Device {
	const now = known ?? neverHeard(id);
	return { ...now, health: intake.healthOf(id) ?? now.health };
}
