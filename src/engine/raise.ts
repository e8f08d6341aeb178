import type { Alarm } from "../model/alarm.ts";
import { urgency } from "../model/priority.ts";
import { joinable, joinedBy, openedBy, putIncident, ringing } from "./incident.ts";
import { keyOf } from "./state.ts";
import type { Work } from "./work.ts";

/** A repeat this long after the last activation counts as activated again. */
const REPEAT_AGAIN_MS = 60_000;
/** A momentary condition returns to normal after this. */
const MOMENT_MS = 10_000;

/** What a report says of a condition, before it is known whether the alarm is new. */
export type Raising = Pick<Alarm, "type" | "words" | "source" | "zone" | "priority" | "severity"> &
	Partial<Pick<Alarm, "unit" | "part" | "evidence" | "life" | "discreet">> & {
		readonly moment: boolean;
		readonly rule: string;
	};

/** Raises the alarm, counts it as a repeat, or activates it again. Nothing that raises is without an incident. */
export function raise(work: Work, { moment, rule, ...about }: Raising): void {
	const { entry } = work;
	const before = work.alarmFor(keyOf(about));
	const alarm = before ? repeated(work, before, about, rule) : opened(work, about, rule);
	if (alarm && moment) {
		const id = `${alarm.id}.end`;
		if (!work.get("timer", id)) {
			work.setTimer({
				id,
				dueAt: entry.receivedAt + MOMENT_MS,
				type: "alarm.ended",
				zone: alarm.zone,
				data: { alarm: alarm.id },
			});
		}
	}
}

function opened(work: Work, about: Omit<Raising, "moment" | "rule">, rule: string): Alarm {
	const { seq, at, receivedAt } = work.entry;
	const draft: Omit<Alarm, "incident"> = {
		...about,
		id: `alm-${seq}`,
		rev: seq,
		active: true,
		acknowledged: false,
		repeats: 0,
		since: receivedAt,
		lastAt: receivedAt,
		stateAt: at,
	};
	const joins = joinable(work, draft);
	const alarm: Alarm = { ...draft, incident: joins?.id ?? `inc-${seq}` };
	work.put({ kind: "alarm", id: alarm.id, value: alarm });
	work.because({ because: "raised", alarm: alarm.id, incident: alarm.incident, rule });
	if (joins) putIncident(work, joinedBy(work, joins, alarm));
	else {
		putIncident(work, openedBy(work, alarm));
		work.because({ because: "opened", alarm: alarm.id, incident: alarm.incident });
	}
	return alarm;
}

function repeated(work: Work, before: Alarm, about: Omit<Raising, "moment" | "rule">, rule: string): Alarm | undefined {
	const { seq, at, receivedAt, initial } = work.entry;
	const incident = work.get("incident", before.incident);
	if (before.active && initial) {
		work.because({ because: "initial-known", alarm: before.id, incident: before.incident });
		return undefined;
	}
	const worse = urgency(about.priority) < urgency(before.priority);
	const stronger = about.severity > before.severity;
	const again = !before.active || worse || stronger || receivedAt - before.lastAt > REPEAT_AGAIN_MS;
	const { returnedAt: _normal, ...rest } = before;
	const alarm: Alarm = {
		...rest,
		rev: seq,
		active: true,
		acknowledged: before.acknowledged && !again,
		repeats: before.repeats + 1,
		lastAt: receivedAt,
		stateAt: at,
		severity: Math.max(before.severity, about.severity),
		priority: worse ? about.priority : before.priority,
	};
	work.put({ kind: "alarm", id: alarm.id, value: alarm });
	work.because({ because: again ? "reactivated" : "repeated", alarm: alarm.id, incident: alarm.incident, rule });
	if (incident) {
		const priority = urgency(alarm.priority) < urgency(incident.priority) ? alarm.priority : incident.priority;
		const counted = { ...incident, priority, eventCount: incident.eventCount + 1 };
		putIncident(work, again ? ringing(work, counted) : counted);
	}
	return alarm;
}

/** Returns the alarm to normal. It never leaves by that: only a person's reset ends it (GB 50394 §5.2.3). */
export function clear(work: Work, key: string): void {
	const alarm = work.alarmFor(key);
	if (!alarm?.active) {
		work.because({ because: "nothing-to-clear" });
		return;
	}
	const value = { ...alarm, rev: work.entry.seq, active: false, returnedAt: work.now };
	work.dropTimer(`${alarm.id}.end`);
	work.put({ kind: "alarm", id: alarm.id, value });
	work.because({ because: "cleared", alarm: alarm.id, incident: alarm.incident });
}
