import { deviceOf } from "../model/entry.ts";
import { clear, raise } from "./raise.ts";
import { keyOf } from "./state.ts";
import type { Work } from "./work.ts";

/** What a device's report leads to, by what its kind says of it. */
export function deviceEvent(work: Work): void {
	const { source, type, data } = work.entry;
	const device = work.site.devices.get(deviceOf(source) ?? "");
	const [name = "", what = ""] = type.split(".");
	const kind = work.site.kinds.get(name);
	const report = kind?.events[what];
	if (!kind || !report) return;
	const zone = work.entry.zone ?? device?.zone ?? "";
	const part = partOf(data);
	const about = { source, zone, ...(part !== undefined && { part }) };
	if (what === "restored") {
		const cleared = kind.events[String(data.of).split(".").at(-1) ?? ""]?.raises;
		if (cleared === undefined) work.because({ because: "nothing-to-clear" });
		else clear(work, keyOf({ type: `${name}.${cleared}`, ...about }));
		return;
	}
	const alarm = report.raises === undefined ? undefined : kind.alarms[report.raises];
	if (!alarm) {
		work.because({ because: "no-alarm-of-this-type", rule: type });
		return;
	}
	if (report.unless?.(data)) {
		work.because({ because: "not-a-reason", rule: type });
		return;
	}
	raise(work, {
		...about,
		type: `${name}.${report.raises}`,
		words: alarm.words,
		priority: alarm.priority,
		severity: report.severity?.(data) ?? 0,
		moment: report.holds !== "state" || device?.options.momentary === true,
		rule: type,
		...(device?.unit !== undefined && { unit: device.unit }),
		...(alarm.evidence && { evidence: alarm.evidence }),
		...(alarm.life !== undefined && { life: alarm.life }),
		...(alarm.discreet && { discreet: true }),
	});
}

/** The door, line, area or inner zone that the data names: each is a condition of its own. */
function partOf(data: Readonly<Record<string, unknown>>): string | undefined {
	const part = data.door ?? data.line ?? data.area ?? data.zone;
	return part === undefined ? undefined : String(part);
}
