import type { Device } from "../../model/device.ts";
import { deviceLost } from "../../model/entries/device-lost.ts";
import { deviceOnline } from "../../model/entries/device-online.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { textIn } from "../kernel/entry-data.ts";
import { onEntry } from "../kernel/finding.ts";
import { keepDevice, presenceOf } from "../kernel/presence-state.ts";
import type { Meaning } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { reportBattery } from "./battery.ts";
import { silenceOnline } from "./derivations.ts";
import { feedOf, feedReturns, feedShares } from "./feed.ts";
import { lossBeside } from "./sabotage.ts";

/** Standing reports of any kind of device that mean the device itself is not well. */
const FAULTS = ["fault", "tamper", "power-lost"];

/** Whatever a device says shows that its link is there. */
export function heard(context: StepContext, device: SiteDevice): void {
	const known = context.get("device", device.id);
	if (known && known.lost === undefined && presenceOf(known) !== "unknown") return;
	returns(context, device, known);
}

export const onDeviceOnline = onEntry(deviceOnline, (context, { device: id }) => {
	const device = context.site.devices.get(id);
	if (!device) return;
	returns(context, device, context.get("device", device.id));
});

/** The device is there again, as far as its own faults let it. */
export function returns(context: StepContext, device: SiteDevice, known: Device | undefined): void {
	const faults = known?.faults ?? [];
	const state = faults.length > 0 ? "fault" : "online";
	if (known?.lost !== undefined) silenceOnline(context, device);
	if (presenceOf(known) === state) return;
	keepDevice(context, device.id, { state, stateSince: context.now, health: known?.health ?? {}, faults });
	if (known?.lost === undefined) return;
	context.because({ because: "device-online", rule: "rules.presence" });
	clear(context, { types: ["device.lost"], source: `device:${device.id}`, rule: "rules.presence" });
	feedReturns(context, device);
}

/** A lost device is an alarm of its own, unless its gateway is lost: then nobody knows. */
export const onDeviceLost = onEntry(deviceLost, (context, { device: id, why }) => {
	const device = context.site.devices.get(id);
	if (!device) return;
	const known = context.get("device", device.id);
	if (known?.lost === "gateway") {
		context.because({ because: "gateway-lost", rule: "rules.presence" });
		return;
	}
	if (presenceOf(known) === "offline") return;
	const lost = why === "last-will" ? "last-will" : "silent";
	const { health = {}, faults = [] } = known ?? {};
	keepDevice(context, device.id, { state: "offline", stateSince: context.now, lost, health, faults });
	context.because({ because: "device-lost", rule: "rules.presence" });
	const is = HUB_ALARMS["device.lost"];
	const alarm = activate(context, {
		type: "device.lost",
		is,
		source: `device:${device.id}`,
		zone: device.zone,
		unit: device.unit,
		at: context.entry.at,
		moment: false,
		words: clauses(is.words, device.words),
		into: feedOf(context, device)?.incident ?? "own",
		rule: "rules.presence",
	});
	lossBeside(context, alarm);
	feedShares(context, device, alarm);
});

/** Battery, clock, firmware and the like are part of the device's state, each time as the whole of what it says. */
export function noteHealth(context: StepContext, device: SiteDevice): void {
	const known = context.get("device", device.id);
	if (!known) return;
	keepDevice(context, device.id, { ...known, health: context.entry.data });
	reportBattery(context, device, known.health);
}

/** Faults stand until their restoration; a device that never reports one has none that stand. */
export function noteFault(context: StepContext, { event, kind }: Meaning, device: SiteDevice): void {
	const known = context.get("device", device.id);
	if (!known || device.options.momentary === true) return;
	const restored = event === "restored" ? textIn(context.entry.data, "of")?.replace(`${kind.name}.`, "") : undefined;
	let faults = known.faults;
	if (FAULTS.includes(event) && !faults.includes(event)) faults = [...faults, event];
	else if (restored !== undefined && faults.includes(restored)) faults = faults.filter((fault) => fault !== restored);
	else return;
	const state = faults.length > 0 ? "fault" : "online";
	const stateSince = state === presenceOf(known) ? (known.stateSince ?? context.now) : context.now;
	keepDevice(context, device.id, { ...known, state, stateSince, faults });
}
