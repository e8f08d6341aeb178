import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import { withRelated } from "../incident/join.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { eyesOn, IN_VIEW, viewOf } from "../kernel/line-of-sight.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, POSSIBLE_SABOTAGE } from "../kernel/words.ts";

/** A loss and an alarm in one zone, no further apart than this, may have one cause. Our own setting. */
const BESIDE_MS = 10 * 60_000;

/**
 * A device or gateway is lost: is there a beam, door or tamper alarm in its zones? Of one that takes pictures, is there a
 * breach in its view?
 */
export function lossBeside(context: StepContext, loss: Alarm, zones: ReadonlySet<string> = new Set([loss.zone])): void {
	for (const zone of zones)
		for (const alarm of lateAlarmsIn(context, zone)) if (suspicious(alarm)) relate(context, loss, alarm);
	const device = context.site.devices.get(deviceOf(loss.source) ?? "");
	if (device) blindedBeside(context, loss, device);
}

/**
 * An alarm is raised or activated again. Was a device of its zone, its gateway, or a camera that has it in view lost just
 * before? And where it says that a camera is covered or turned: is there a breach in its view?
 */
export function besideLoss(context: StepContext, alarm: Alarm): void {
	if (alarm.drill || alarm.lastAt !== context.now) return;
	const device = context.site.devices.get(deviceOf(alarm.source) ?? "");
	if (device && blinds(context, alarm)) blindedBeside(context, alarm, device);
	if (!suspicious(alarm)) return;
	for (const beside of context.siteIndex.devicesIn.get(alarm.zone) ?? []) {
		const loss = lossOf(context, beside);
		if (loss && isLate(context, loss)) relate(context, loss, alarm);
	}
	if (!isBreach(alarm)) return;
	for (const { device: eye, covers } of eyesOn(context.site, alarm.zone)) {
		if (covers < IN_VIEW && context.site.devices.get(eye)?.zone !== alarm.zone) continue;
		for (const id of context.state.alarmsOf.get(`device:${eye}`) ?? []) {
			const loss = context.get("alarm", id);
			const gone = loss && (loss.type === "device.lost" || blinds(context, loss));
			if (gone && loss.active && isLate(context, loss)) relate(context, loss, alarm);
		}
	}
}

function blindedBeside(context: StepContext, loss: Alarm, device: SiteDevice): void {
	for (const zone of viewOf(context.site, device)) {
		for (const alarm of lateAlarmsIn(context, zone)) if (isBreach(alarm)) relate(context, loss, alarm);
	}
}

/** The standing loss by which the device is silent: its own, or its gateway's. */
function lossOf(context: StepContext, { id, zone, gateway = "" }: SiteDevice): Alarm | undefined {
	const known = context.state.device.get(id);
	if (known?.state === "offline") return standing(context, { type: "device.lost", source: `device:${id}`, zone });
	if (known?.lost !== "gateway") return undefined;
	const first = context.site.gateways.get(gateway)?.devices[0];
	const home = context.site.devices.get(first ?? "")?.zone ?? "";
	return standing(context, { type: "gateway.lost", source: "hub", zone: home, part: gateway });
}

function standing(context: StepContext, about: Parameters<typeof keyOf>[0]): Alarm | undefined {
	const loss = context.alarmAbout(keyOf(about));
	return loss?.active ? loss : undefined;
}

/** The zone's alarms that were activated lately. */
function* lateAlarmsIn(context: StepContext, zone: string): Generator<Alarm> {
	for (const { id } of context.siteIndex.devicesIn.get(zone) ?? []) {
		for (const about of context.state.alarmsOf.get(`device:${id}`) ?? []) {
			const alarm = context.get("alarm", about);
			if (alarm && isLate(context, alarm)) yield alarm;
		}
	}
}

function isLate(context: StepContext, { lastAt }: Alarm): boolean {
	return context.now - lastAt <= BESIDE_MS;
}

/** What a saboteur sets off: a person or a door seen, or a device tampered with. */
function suspicious({ evidence, type, drill }: Alarm): boolean {
	if (drill) return false;
	return evidence === "person" || evidence === "door" || type.endsWith(".tamper");
}

function isBreach({ evidence, drill }: Alarm): boolean {
	return !drill && evidence === "person";
}

/** Whether the alarm says that a camera is covered, turned, or shows nothing. */
function blinds(context: StepContext, { type }: Alarm): boolean {
	return context.siteIndex.alarms.get(type)?.blinds === true;
}

function relate(context: StepContext, loss: Alarm, alarm: Alarm): void {
	const lost = incidentOf(context, loss);
	const other = incidentOf(context, alarm);
	if (lost.id === other.id || lost.related.includes(other.id)) return;
	context.keepIncident({ ...withRelated(lost, other.id), words: suspected(lost) });
	context.keepIncident(withRelated(other, lost.id));
	context.because({ because: "possible-sabotage", alarm: loss.id, incident: lost.id, rule: "rules.sabotage" });
}

/** The words with the suspicion that it was done on purpose. */
export function suspected({ words }: Pick<Incident, "words">): Incident["words"] {
	return words.en.includes(POSSIBLE_SABOTAGE.en) ? words : clauses(words, POSSIBLE_SABOTAGE);
}
