import type { DeviceHealth } from "../../model/device-health.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** A battery at this or less asks for a new one. Our own setting. */
const LOW_PERCENT = 15;
/** At this or more it is good again; between the two nothing changes, so that it does not flutter. */
const GOOD_PERCENT = 25;

const ABOUT = { type: "device.battery-low", rule: "rules.battery" };

/** What a health report says of the battery, `now` and `before`. */
export function reportBattery(
	context: StepContext,
	device: SiteDevice,
	{ now, before }: { readonly now: DeviceHealth; readonly before: DeviceHealth },
): void {
	const percent = now.batteryPercent;
	if (percent === undefined) return;
	const source = `device:${device.id}`;
	if (percent <= LOW_PERCENT) {
		const is = HUB_ALARMS["device.battery-low"];
		const { zone, unit } = device;
		activate(context, { ...ABOUT, is, source, zone, unit, at: context.entry.at, moment: false, into: "own" });
	} else if (percent >= GOOD_PERCENT && (before.batteryPercent ?? 0) < GOOD_PERCENT)
		clear(context, { types: [ABOUT.type], source, rule: ABOUT.rule });
}
