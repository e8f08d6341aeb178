import type { z } from "zod";
import { acceptWatch } from "../../model/actions/accept-watch.ts";
import { inService } from "../../model/actions/in-service.ts";
import { outOfService } from "../../model/actions/out-of-service.ts";
import type { Device } from "../../model/device.ts";
import { outOfServiceEnded } from "../../model/entries/out-of-service-ended.ts";
import type { Problem } from "../../model/problem.ts";
import type { SiteDevice } from "../../model/site.ts";
import { settled, unsuppressAll } from "../alarm/unsuppress.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { noteSpent, notSoLong } from "./repair-limits.ts";

const RULE = "rules.out-of-service";

/**
 * It has an end, a reason and, where its silence would leave people without help or
 * somebody unseen, a named person who watches in its place and has accepted that: until then it rings as ever.
 */
export const onOutOfService = onTarget(outOfService, (context, { device: id, ...asked }) => {
	const device = context.site.devices.get(id);
	if (!device) return { code: "not-found", detail: `there is no device ${id} at ${context.site.id}` };
	const wrong = notSoLong(context, id, asked) ?? unwatched(context, device, asked.watch);
	if (wrong) return wrong;
	takeOut(context, device, asked);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** From now on it is quiet. */
export const onAcceptWatch = onTarget(acceptWatch, (context, { device: id }) => {
	const known = context.get("device", id);
	const service = known?.outOfService;
	if (!known || !service) return notOut(known, id, "accept");
	if (!service.unaccepted || service.watch !== context.actor) {
		const detail = service.unaccepted
			? `${service.watch} was asked to watch in place of ${id}: found ${context.actor}`
			: `${id} has its watch already: ${service.watch ?? "it needs none"}`;
		return { code: "wrong-state", detail, state: "out-of-service", allowed: ["in-service"] };
	}
	const { unaccepted: _now, ...accepted } = service;
	keep(context, known, accepted);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** It guards again. */
export const onInService = onTarget(inService, (context, { device: id }) => {
	const known = context.get("device", id);
	if (!known?.outOfService) return notOut(known, id, "in-service");
	context.because({ because: "acted", rule: context.entry.type });
	takeBack(context, known);
	return undefined;
});

function notOut(known: Device | undefined, id: string, found: string): Problem {
	const state = known?.state ?? "unknown";
	const detail = `device ${id} is ${state}: found ${found}, allowed out-of-service`;
	return { code: "wrong-state", detail, state, allowed: ["out-of-service"] };
}

/** Whoever may sign in no more watches no more: what they watched in place of rings as ever until somebody else accepts. */
export function watchLeft(context: StepContext, user: string): void {
	for (const [id, known] of context.state.device) {
		const service = known.outOfService;
		if (service?.watch !== user || service.unaccepted) continue;
		keep(context, known, { ...service, unaccepted: true });
		unsuppressAll(context, `device:${id}`, RULE);
	}
}

/** The watch that knew of it ends: every device guards again, unless the next operator takes it out again. */
export function endRepairs(context: StepContext): void {
	for (const id of [...context.state.device.keys()].sort()) {
		const known = context.get("device", id);
		if (known?.outOfService) takeBack(context, known);
	}
}

/** The time that a person gave is over: the device guards again. */
export const onOutOfServiceEnded = onEntry(outOfServiceEnded, (context, { device: id }) => {
	const known = context.get("device", id);
	if (known?.outOfService && known.outOfService.until <= context.now) takeBack(context, known);
	else context.because({ because: "timer-void", rule: RULE });
});

type Asked = Omit<z.output<typeof outOfService.data>, "device">;

/** What sees people, or calls for help, is never left to nobody. */
function unwatched(context: StepContext, device: SiteDevice, named: string | undefined): Problem | undefined {
	if (named !== undefined || !needsWatch(context, device)) return undefined;
	const expected = "the user who watches in its place, and accepts that";
	const mistakes = [{ path: "body.watch", found: "nothing", expected }];
	return { code: "invalid", detail: `watch: found nothing, expected ${expected}`, mistakes };
}

function needsWatch({ site }: StepContext, { kind }: SiteDevice): boolean {
	const alarms = Object.values(site.kinds.get(kind)?.alarms ?? {});
	return alarms.some(({ life, evidence }) => life !== undefined || evidence !== undefined);
}

function takeOut(
	context: StepContext,
	device: SiteDevice,
	{ until, reason: why, watch: named, work: working }: Asked,
): void {
	const { id } = device;
	const known: Device = context.get("device", id) ?? { id, rev: 0, state: "unknown", health: {}, faults: [] };
	const before = known.outOfService;
	noteSpent(context, id);
	const accepts = named === undefined || named === context.actor || (before?.watch === named && !before.unaccepted);
	keep(context, known, {
		...{ until, by: context.actor, reason: why, since: before?.since ?? context.now },
		beneath: before?.beneath ?? known.state,
		...(named !== undefined && { watch: named }),
		...(!accepts && { unaccepted: true }),
		...(working && { work: { from: Math.max(working.from ?? context.now, context.now), until: working.until } }),
	});
	// Until whoever is named now accepts, nobody watches: what was quiet under the one before rings.
	if (before && !before.unaccepted && !accepts) unsuppressAll(context, `device:${id}`, RULE);
	const { zone } = device;
	context.setTimer(timerFor(outOfServiceEnded, { id: timerOf(id), dueAt: until, zone, data: { device: id } }));
}

function keep(context: StepContext, known: Device, service: NonNullable<Device["outOfService"]>): void {
	const { id } = known;
	const { rev, zone } = { rev: context.entry.seq, zone: context.site.devices.get(id)?.zone ?? "" };
	const stateSince = (known.outOfService && known.stateSince) ?? context.now;
	context.put({
		kind: "device",
		id,
		value: { ...known, rev, state: "out-of-service", stateSince, outOfService: service },
	});
	const bypass = bypassOf(id);
	const { until, by, reason: why, watch: named, unaccepted } = service;
	const { since = context.now, hidden } = context.get("bypass", bypass) ?? {};
	context.put({
		kind: "bypass",
		id: bypass,
		value: {
			...{ id: bypass, rev, why: "out-of-service", zone, device: id, since, until, by, reason: why },
			...(named !== undefined && { watch: named }),
			...(unaccepted && { unconfirmed: true }),
			...(hidden !== undefined && { hidden }),
		},
	});
	for (const incident of new Set(alarmsOf(context, id).map((alarm) => alarm.incident))) {
		const one = context.get("incident", incident);
		if (one) context.keepIncident(settled(context, one));
	}
}

/** Its state is what it was beneath, and what it said meanwhile rings. */
function takeBack(context: StepContext, known: Device): void {
	const { outOfService, ...rest } = known;
	const { id } = known;
	noteSpent(context, id);
	context.dropTimer(timerOf(id));
	endBypass(context, bypassOf(id));
	const state = outOfService?.beneath ?? rest.state;
	context.put({ kind: "device", id, value: { ...rest, rev: context.entry.seq, state, stateSince: context.now } });
	unsuppressAll(context, `device:${id}`, RULE);
	for (const alarm of alarmsOf(context, id)) context.keepIncident(settled(context, incidentOf(context, alarm)));
}

function alarmsOf(context: StepContext, device: string) {
	return (context.state.alarmsOf.get(`device:${device}`) ?? []).flatMap((id) => context.get("alarm", id) ?? []);
}

function timerOf(device: string): string {
	return `${device}.out-of-service`;
}

function bypassOf(device: string): string {
	return `out-of-service:${device}`;
}
