import type { Device } from "../../model/device.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { numberIn } from "../kernel/entry-data.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** A battery at this or less asks for a new one. Our own setting. */
const LOW_PERCENT = 15;
/** At this or more it is good again; between the two nothing changes, so that it does not flutter. */
const GOOD_PERCENT = 25;

const ABOUT = { type: "device.battery-low", rule: "rules.battery" };

/** What a health report says of the battery; `before` is what was known of the device's health. */
export function reportBattery(context: StepContext, device: SiteDevice, before: Device["health"]): void {
	const percent = numberIn(context.entry.data, "batteryPercent");
	if (percent === undefined) return;
	const source = `device:${device.id}`;
	if (percent <= LOW_PERCENT) {
		const is = HUB_ALARMS["device.battery-low"];
		const { zone, unit } = device;
		activate(context, { ...ABOUT, is, source, zone, unit, at: context.entry.at, moment: false, into: "own" });
	} else if (percent >= GOOD_PERCENT && (numberIn(before, "batteryPercent") ?? 0) < GOOD_PERCENT)
		clear(context, { types: [ABOUT.type], source, rule: ABOUT.rule });
}
