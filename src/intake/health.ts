import type { Health } from "../contract/mqtt.ts";

/** What changes all the time and tells nobody anything: shown from memory, never an entry. */
const FLEETING: ReadonlySet<string> = new Set(["uptimeS", "temperatureC", "rssiDbm", "batteryPercent"]);
const BATTERY_STEP = 5;
const BATTERY_LOW = 20;

/** True where `now` says something that is worth keeping beside `kept`, the last report that was kept. */
export function worthKeeping(kept: Readonly<Record<string, unknown>> | undefined, now: Health): boolean {
	if (!kept) return true;
	const before = kept.batteryPercent;
	const after = now.batteryPercent;
	if (typeof before === "number" && after !== undefined) {
		if (Math.abs(before - after) >= BATTERY_STEP) return true;
		if (before < BATTERY_LOW !== after < BATTERY_LOW) return true;
	} else if (after !== undefined) return true;
	return Object.entries(now).some(
		([key, value]) => !FLEETING.has(key) && JSON.stringify(value) !== JSON.stringify(kept[key]),
	);
}
