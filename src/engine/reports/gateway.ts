import { gatewayLost } from "../../model/entries/gateway-lost.ts";
import { gatewayOnline } from "../../model/entries/gateway-online.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { fold } from "../correlation/fold.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { settingsOf } from "../kernel/overrides.ts";
import { keepDevice, presenceOf } from "../kernel/presence-state.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { returns } from "./presence.ts";
import { lossBeside } from "./sabotage.ts";
import { unprotectedBy, whichWords } from "./unprotected.ts";

const RULE = "rules.gateway";

/**
 * A gateway's loss is a feed's loss: its devices are unknown, and it is one incident, high where it leaves a wall or homes
 * unprotected, which it names. Single losses just before it are of it, and are folded in.
 */
export const onGatewayLost = onEntry(gatewayLost, (work, { gateway: id }) => {
	const gateway = work.site.gateways.get(id);
	if (!gateway) return;
	let unknown = 0;
	for (const id of gateway.devices) {
		const known = work.get("device", id);
		if (!known || presenceOf(known) === "offline" || known.lost === "gateway") continue;
		const { health, faults } = known;
		keepDevice(work, id, { state: "unknown", stateSince: work.now, lost: "gateway", health, faults });
		unknown++;
	}
	work.because({ because: "gateway-lost", rule: RULE });
	const is = HUB_ALARMS["gateway.lost"];
	const devices = gateway.devices.flatMap((id) => work.site.devices.get(id) ?? []);
	const unprotected = unprotectedBy(work, devices);
	const leaves = unprotected.walls.size > 0 || unprotected.buildings.size > 0;
	const count = { en: `${unknown} devices unknown`, "zh-CN": `${unknown}台设备状态未知` };
	const about = { type: "gateway.lost", source: "hub", zone: work.entry.zone ?? devices[0]?.zone ?? "" };
	const alarm = activate(work, {
		...about,
		is,
		part: gateway.id,
		...(leaves && !settingsOf(work.site, about)?.priority && { priority: "high" as const }),
		at: work.entry.at,
		moment: false,
		words: clauses(is.words, gateway.words, count, ...whichWords(work.site, unprotected)),
		into: "own",
		rule: RULE,
	});
	let incident = incidentOf(work, alarm);
	for (const device of devices) {
		const single = lostJustBefore(work, device, gateway.heartbeatMs);
		if (single) incident = fold(work, incident, single, RULE);
	}
	work.keepIncident(incident);
	lossBeside(work, alarm, new Set(devices.map(({ zone }) => zone)));
});

/** The gateway speaks for its devices again; one that died meanwhile falls silent, and is lost by that. */
export const onGatewayOnline = onEntry(gatewayOnline, (work, { gateway: id }) => {
	const gateway = work.site.gateways.get(id);
	if (!gateway) return;
	for (const id of gateway.devices) {
		const device = work.site.devices.get(id);
		const known = work.get("device", id);
		if (device && known?.lost === "gateway") returns(work, device, known);
	}
	clear(work, { types: ["gateway.lost"], source: "hub", part: gateway.id, rule: RULE });
});

/** The alarm of a device whose silence was the gateway's first. */
function lostJustBefore(work: Work, { id, zone, kind }: SiteDevice, gatewayMs: number) {
	const heartbeatMs = Math.max(gatewayMs, work.site.kinds.get(kind)?.heartbeatMs ?? 0);
	const known = work.get("device", id);
	if (known?.state !== "offline" || (known.stateSince ?? 0) < work.now - heartbeatMs) return undefined;
	return work.alarmAbout(keyOf({ type: "device.lost", source: `device:${id}`, zone }));
}
