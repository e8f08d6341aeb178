import type { Alarm } from "../../model/alarm.ts";
import { gatewayLost } from "../../model/entries/gateway-lost.ts";
import { gatewayOnline } from "../../model/entries/gateway-online.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { fold } from "../correlation/fold.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { settingsOf } from "../kernel/overrides.ts";
import { keepDevice, presenceOf } from "../kernel/presence-state.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, POSSIBLE_SABOTAGE } from "../kernel/words.ts";
import { returns } from "./presence.ts";
import { lossBeside, suspected } from "./sabotage.ts";
import { unprotectedBy, whichWords } from "./unprotected.ts";

const RULE = "rules.gateway";

/**
 * A gateway's loss is a feed's loss: its devices are unknown, and it is one incident, high where it leaves a wall or homes
 * unprotected, which it names. Single losses just before it are of it, and are folded in.
 */
export const onGatewayLost = onEntry(gatewayLost, (context, { gateway: id }) => {
	const gateway = context.site.gateways.get(id);
	if (!gateway) return;
	let unknown = 0;
	for (const id of gateway.devices) {
		const known = context.get("device", id);
		if (!known || presenceOf(known) === "offline" || known.lost === "gateway") continue;
		const { health, faults } = known;
		keepDevice(context, id, { state: "unknown", stateSince: context.now, lost: "gateway", health, faults });
		unknown++;
	}
	context.because({ because: "gateway-lost", rule: RULE });
	const is = HUB_ALARMS["gateway.lost"];
	const devices = gateway.devices.flatMap((id) => context.site.devices.get(id) ?? []);
	const unprotected = unprotectedBy(context, devices);
	const leaves = unprotected.walls.size > 0 || unprotected.buildings.size > 0;
	const count = { en: `${unknown} devices unknown`, "zh-CN": `${unknown}台设备状态未知` };
	const about = { type: "gateway.lost", source: "hub", zone: context.entry.zone ?? devices[0]?.zone ?? "" };
	const words = clauses(is.words, gateway.words, count, ...whichWords(context.site, unprotected));
	const alarm = activate(context, {
		...about,
		is,
		part: gateway.id,
		...(leaves && !settingsOf(context.site, about)?.priority && { priority: "high" as const }),
		at: context.entry.at,
		moment: false,
		words,
		into: "own",
		rule: RULE,
	});
	let incident = saying(incidentOf(context, alarm), alarm, words);
	for (const device of devices) {
		const single = lostJustBefore(context, device, gateway.heartbeatMs);
		if (single) incident = fold(context, incident, single, RULE);
	}
	context.keepIncident(incident);
	lossBeside(context, alarm, new Set(devices.map(({ zone }) => zone)));
});

/** The gateway speaks for its devices again; one that died meanwhile falls silent, and is lost by that. */
export const onGatewayOnline = onEntry(gatewayOnline, (context, { gateway: id }) => {
	const gateway = context.site.gateways.get(id);
	if (!gateway) return;
	for (const id of gateway.devices) {
		const device = context.site.devices.get(id);
		const known = context.get("device", id);
		if (device && known?.lost === "gateway") returns(context, device, known);
	}
	clear(context, { types: ["gateway.lost"], source: "hub", part: gateway.id, rule: RULE });
});

/** The incident with what the gateway's newest loss leaves, if that is what it is about; a suspicion stays. */
function saying(incident: Incident, { id }: Alarm, words: Words): Incident {
	if (incident.lead !== id) return incident;
	return { ...incident, words: incident.words.en.includes(POSSIBLE_SABOTAGE.en) ? suspected({ words }) : words };
}

/** The alarm of a device whose silence was the gateway's first. */
function lostJustBefore(context: StepContext, { id, zone, kind }: SiteDevice, gatewayMs: number) {
	const heartbeatMs = Math.max(gatewayMs, context.site.kinds.get(kind)?.heartbeatMs ?? 0);
	const known = context.get("device", id);
	if (known?.state !== "offline" || (known.stateSince ?? 0) < context.now - heartbeatMs) return undefined;
	return context.alarmAbout(keyOf({ type: "device.lost", source: `device:${id}`, zone }));
}
