import { CONFIRMATIONS, command } from "../../model/actions/command.ts";
import type { Incident } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import type { SiteDevice } from "../../model/site.ts";
import { onTarget } from "../kernel/action.ts";
import { isKeptFromActor } from "../kernel/kept-from.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** What must not be sent is refused here; sending is the intake's. */
export const onCommand = onTarget(command, (context, { device: id, name, incident, confirmations = 0 }) => {
	const device = context.site.devices.get(id);
	const known = device && context.site.kinds.get(device.kind)?.commands[name];
	if (!device || !known) return { code: "invalid", detail: `${id} knows no command ${name}` };
	if (known.rings && gasAt(context, device)) return nothingRings(device);
	// Whoever is asked whether it is safe to speak near their own duress is told of it.
	const special = discreetAt(context, device, (incident) => !isKeptFromActor(context, incident));
	if (special && confirmations < CONFIRMATIONS) return notSafe(device);
	const of = special ?? (incident === undefined ? undefined : context.get("incident", incident));
	if (of) context.because({ because: "acted", incident: of.id, rule: context.entry.type });
	return undefined;
});

/** True for a device that nothing may sound by itself, for somebody under duress may hear it: nobody is to see that. */
export function mustBeSilent(context: StepContext, device: SiteDevice): boolean {
	return discreetAt(context, device) !== undefined;
}

/**
 * Gas in the flat: a spark of whatever rings or is switched there may set it off, so that nothing is sent there; nor while
 * it stands there after its alarm was reset.
 */
export function gasAt(context: StepContext, { unit }: SiteDevice): boolean {
	if (unit === undefined) return false;
	for (const { why, device = "", type = "" } of context.state.bypass.values()) {
		if (why !== "still-active" || context.site.devices.get(device)?.unit !== unit) continue;
		if (context.siteIndex.alarms.get(type)?.explosive) return true;
	}
	const now = context.changed("alarm").flatMap((change) => ("gone" in change ? [] : change.value));
	for (const alarm of [...now, ...context.state.alarm.values()]) {
		if (alarm.unit === unit && context.siteIndex.alarms.get(alarm.type)?.explosive) return true;
	}
	return false;
}

/** The incident under duress whose flat or stairwell the device could speak into. */
function discreetAt(
	{ state, site }: StepContext,
	{ unit, zone, kind }: SiteDevice,
	counts: (incident: Incident) => boolean = () => true,
): Incident | undefined {
	const abilities = site.kinds.get(kind)?.abilities ?? [];
	const isStation = unit === undefined && (abilities.includes("talk") || abilities.includes("open"));
	for (const incident of state.incident.values()) {
		if (!incident.discreet || !counts(incident)) continue;
		if (unit !== undefined ? incident.unit === unit : isStation && incident.zone === zone) return incident;
	}
	return undefined;
}

function nothingRings({ id }: SiteDevice): Problem {
	const detail = `${id}: nothing may ring or sound in this flat while gas is reported there; telephone, or send a guard`;
	return { code: "wrong-state", detail, state: "gas", allowed: [] };
}

function notSafe({ id }: SiteDevice): Problem {
	const detail = `${id}: it may not be safe to speak there; confirm twice that it is (confirmations: 2), or send nothing`;
	return { code: "wrong-state", detail, state: "not-safe-to-speak", allowed: ["confirmations: 2"] };
}
