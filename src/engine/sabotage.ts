import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { incidentOf } from "./incident-of.ts";
import { withRelated } from "./join.ts";
import { keyOf } from "./state.ts";
import { clauses, POSSIBLE_SABOTAGE } from "./words.ts";
import type { Work } from "./work.ts";

/** A loss and an alarm in one zone, no further apart than this, may have one cause. Our own setting. */
const BESIDE_MS = 10 * 60_000;

/** A device is lost: is there a beam, door or tamper alarm in its zone? */
export function lossBeside(work: Work, loss: Alarm): void {
	for (const { id } of work.plan.devicesIn.get(loss.zone) ?? []) {
		for (const about of work.state.alarmsOf.get(`device:${id}`) ?? []) {
			const alarm = work.get("alarm", about);
			if (alarm && suspicious(alarm) && work.now - alarm.lastAt <= BESIDE_MS) relate(work, loss, alarm);
		}
	}
}

/** An alarm is raised: was a device of its zone lost just before? */
export function besideLoss(work: Work, alarm: Alarm): void {
	if (alarm.id !== `alm-${work.entry.seq}` || !suspicious(alarm)) return;
	for (const { id } of work.plan.devicesIn.get(alarm.zone) ?? []) {
		if (work.state.device.get(id)?.state !== "offline") continue;
		const loss = work.alarmAbout(keyOf({ type: "device.lost", source: `device:${id}`, zone: alarm.zone }));
		if (loss?.active && work.now - loss.lastAt <= BESIDE_MS) relate(work, loss, alarm);
	}
}

/** What a saboteur sets off: a person or a door seen, or a device tampered with. */
function suspicious({ evidence, type, drill }: Alarm): boolean {
	if (drill) return false;
	return evidence === "person" || evidence === "door" || type.endsWith(".tamper");
}

function relate(work: Work, loss: Alarm, alarm: Alarm): void {
	const lost = incidentOf(work, loss);
	const other = incidentOf(work, alarm);
	if (lost.id === other.id || lost.related.includes(other.id)) return;
	work.keepIncident({ ...withRelated(lost, other.id), words: suspected(lost) });
	work.keepIncident(withRelated(other, lost.id));
	work.because({ because: "possible-sabotage", alarm: loss.id, incident: lost.id, rule: "rules.sabotage" });
}

function suspected({ words, related }: Incident): Incident["words"] {
	return related.length > 0 ? words : clauses(words, POSSIBLE_SABOTAGE);
}
