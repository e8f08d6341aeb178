import { HUB_ALARMS } from "../model/hub-alarms.ts";
import type { SiteDevice } from "../model/site.ts";
import { activate } from "./alarm.ts";
import { clear } from "./clear.ts";
import { numberIn } from "./part.ts";
import type { Work } from "./work.ts";

/** A battery at this or less asks for a new one. Our own setting. */
const LOW_PERCENT = 15;
/** At this or more it is good again; between the two nothing changes, so that it does not flutter. */
const GOOD_PERCENT = 25;

const ABOUT = { type: "device.battery-low", rule: "rules.battery" };

/** What a health report says of the battery. */
export function judgeBattery(work: Work, device: SiteDevice): void {
	const percent = numberIn(work.entry.data, "batteryPercent");
	if (percent === undefined) return;
	const source = `device:${device.id}`;
	const known = (work.state.alarmsOf.get(source) ?? []).some((id) => work.get("alarm", id)?.type === ABOUT.type);
	if (percent <= LOW_PERCENT) {
		const is = HUB_ALARMS["device.battery-low"];
		const { zone, unit } = device;
		activate(work, { ...ABOUT, is, source, zone, unit, at: work.entry.at, moment: false, into: "own" });
	} else if (percent >= GOOD_PERCENT && known) clear(work, { types: [ABOUT.type], source, rule: ABOUT.rule });
}
