import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import { withRelated } from "../incident/join.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { eyesOn, IN_VIEW, viewOf } from "../kernel/line-of-sight.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { clauses, POSSIBLE_SABOTAGE } from "../kernel/words.ts";

/** A loss and an alarm in one zone, no further apart than this, may have one cause. Our own setting. */
const BESIDE_MS = 10 * 60_000;

/**
 * A device or gateway is lost: is there a beam, door or tamper alarm in its zones? Of one that takes pictures, is there a
 * breach in its view?
 */
export function lossBeside(work: Work, loss: Alarm, zones: ReadonlySet<string> = new Set([loss.zone])): void {
	for (const zone of zones)
		for (const alarm of lateAlarmsIn(work, zone)) if (suspicious(alarm)) relate(work, loss, alarm);
	const device = work.site.devices.get(deviceOf(loss.source) ?? "");
	if (device) blindedBeside(work, loss, device);
}

/**
 * An alarm is raised or activated again. Was a device of its zone, its gateway, or a camera that has it in view lost just
 * before? And where it says that a camera is covered or turned: is there a breach in its view?
 */
export function besideLoss(work: Work, alarm: Alarm): void {
	if (alarm.drill || alarm.lastAt !== work.now) return;
	const device = work.site.devices.get(deviceOf(alarm.source) ?? "");
	if (device && blinds(work, alarm)) blindedBeside(work, alarm, device);
	if (!suspicious(alarm)) return;
	for (const beside of work.plan.devicesIn.get(alarm.zone) ?? []) {
		const loss = lossOf(work, beside);
		if (loss && isLate(work, loss)) relate(work, loss, alarm);
	}
	if (!isBreach(alarm)) return;
	for (const { device: eye, covers } of eyesOn(work.site, alarm.zone)) {
		if (covers < IN_VIEW && work.site.devices.get(eye)?.zone !== alarm.zone) continue;
		for (const id of work.state.alarmsOf.get(`device:${eye}`) ?? []) {
			const loss = work.get("alarm", id);
			const gone = loss && (loss.type === "device.lost" || blinds(work, loss));
			if (gone && loss.active && isLate(work, loss)) relate(work, loss, alarm);
		}
	}
}

function blindedBeside(work: Work, loss: Alarm, device: SiteDevice): void {
	for (const zone of viewOf(work.site, device)) {
		for (const alarm of lateAlarmsIn(work, zone)) if (isBreach(alarm)) relate(work, loss, alarm);
	}
}

/** The standing loss by which the device is silent: its own, or its gateway's. */
function lossOf(work: Work, { id, zone, gateway = "" }: SiteDevice): Alarm | undefined {
	const known = work.state.device.get(id);
	if (known?.state === "offline") return standing(work, { type: "device.lost", source: `device:${id}`, zone });
	if (known?.lost !== "gateway") return undefined;
	const first = work.site.gateways.get(gateway)?.devices[0];
	const home = work.site.devices.get(first ?? "")?.zone ?? "";
	return standing(work, { type: "gateway.lost", source: "hub", zone: home, part: gateway });
}

function standing(work: Work, about: Parameters<typeof keyOf>[0]): Alarm | undefined {
	const loss = work.alarmAbout(keyOf(about));
	return loss?.active ? loss : undefined;
}

/** The zone's alarms that were activated lately. */
function* lateAlarmsIn(work: Work, zone: string): Generator<Alarm> {
	for (const { id } of work.plan.devicesIn.get(zone) ?? []) {
		for (const about of work.state.alarmsOf.get(`device:${id}`) ?? []) {
			const alarm = work.get("alarm", about);
			if (alarm && isLate(work, alarm)) yield alarm;
		}
	}
}

function isLate(work: Work, { lastAt }: Alarm): boolean {
	return work.now - lastAt <= BESIDE_MS;
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
function blinds(work: Work, { type }: Alarm): boolean {
	return work.plan.alarms.get(type)?.blinds === true;
}

function relate(work: Work, loss: Alarm, alarm: Alarm): void {
	const lost = incidentOf(work, loss);
	const other = incidentOf(work, alarm);
	if (lost.id === other.id || lost.related.includes(other.id)) return;
	work.keepIncident({ ...withRelated(lost, other.id), words: suspected(lost) });
	work.keepIncident(withRelated(other, lost.id));
	work.because({ because: "possible-sabotage", alarm: loss.id, incident: lost.id, rule: "rules.sabotage" });
}

function suspected({ words }: Incident): Incident["words"] {
	return words.en.includes(POSSIBLE_SABOTAGE.en) ? words : clauses(words, POSSIBLE_SABOTAGE);
}
