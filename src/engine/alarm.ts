import assert from "node:assert";
import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import type { AlarmType } from "../model/kind.ts";
import { higher, type Priority, urgency } from "../model/priority.ts";
import type { Words } from "../model/words.ts";
import { attached, counting, joinedBy, openedBy } from "./incident.ts";
import { besideLife, joinable } from "./join.ts";
import { isPast, keepMoment } from "./moment.ts";
import { keyOf } from "./state.ts";
import { agoWords, clauses, placeWords } from "./words.ts";
import type { Work } from "./work.ts";

/** A repeat this long after the last one counts as activated again. */
const REPEAT_AGAIN_MS = 60_000;

/** A condition that has come about, before it is known whether its alarm is there already. */
export interface Activation {
	readonly type: string;
	readonly is: AlarmType;
	readonly source: string;
	readonly zone: string;
	readonly unit?: string | undefined;
	readonly part?: string | undefined;
	readonly priority?: Priority;
	readonly severity?: number;
	/** The device's own time. */
	readonly at: number;
	/** It returns to normal by itself. */
	readonly moment: boolean;
	readonly lateByMs?: number;
	/** What and where, if the alarm's words and its zone don't say it best. */
	readonly words?: Words;
	/** The incident it belongs to by its nature; `own`: it opens one whatever is near. */
	readonly into?: string | undefined;
	readonly rule: string;
}

/** Raises the alarm, counts it as a repeat, or activates it again. Nothing that raises is without an incident. */
export function activate(work: Work, about: Activation): Alarm {
	const before = work.alarmAbout(keyOf(about));
	const alarm = before ? activateAgain(work, before, about) : raise(work, about);
	if (about.moment && !alarm.latches) keepMoment(work, alarm);
	return alarm;
}

function raise(work: Work, about: Activation): Alarm {
	const { type, is, source, zone, unit, part, rule, at, lateByMs } = about;
	const { seq, receivedAt } = work.entry;
	const joins = about.into === undefined ? joinable(work, { ...is, zone }) : undefined;
	const into = about.into === undefined || about.into === "own" ? undefined : work.get("incident", about.into);
	const ago = lateByMs === undefined ? undefined : agoWords(lateByMs);
	const id = `alm-${seq}`;
	assert(!work.get("alarm", id), `entry ${seq} raises a second alarm, ${type}; derive an entry for it`);
	const alarm = work.keepAlarm({
		id,
		type,
		words: clauses(is.words, ago),
		source,
		zone,
		...(unit !== undefined && { unit }),
		...(part !== undefined && { part }),
		priority: about.priority ?? is.priority,
		...(is.evidence && { evidence: is.evidence }),
		...(is.life !== undefined && { life: is.life }),
		...(is.discreet && { discreet: true }),
		...(is.latches && { latches: true }),
		...(is.latches && about.moment && { releasedAt: receivedAt }),
		active: true,
		acknowledged: false,
		repeats: 0,
		since: receivedAt,
		lastAt: receivedAt,
		stateAt: at,
		severity: about.severity ?? 0,
		incident: (into ?? joins)?.id ?? `inc-${seq}`,
		...(lateByMs !== undefined && { lateByMs }),
	});
	work.because({ because: "raised", alarm: alarm.id, incident: alarm.incident, rule });
	if (into) work.keepIncident(attached(into, alarm));
	else if (joins) work.keepIncident(joinedBy(work, joins, alarm));
	else {
		const words = about.words ?? clauses(is.words, placeWords(work.site, { zone, unit }), ago);
		work.keepIncident(besideLife(work, openedBy(work, alarm, words), alarm));
	}
	return alarm;
}

function activateAgain(work: Work, before: Alarm, about: Activation): Alarm {
	const { rule } = about;
	const over = isOver(work, before, about);
	if (!over && work.entry.initial) {
		work.because({ because: "initial-known", alarm: before.id, incident: before.incident, rule });
		return before;
	}
	const priority = about.priority ?? about.is.priority;
	const severity = about.severity ?? 0;
	const again =
		over ||
		work.now - before.lastAt > REPEAT_AGAIN_MS ||
		severity > before.severity ||
		urgency(priority) < urgency(before.priority);
	const { returnedAt: _normal, releasedAt: _released, ...rest } = before;
	const alarm = work.keepAlarm({
		...rest,
		active: true,
		...(before.latches && about.moment && { releasedAt: work.now }),
		acknowledged: before.acknowledged && !again,
		repeats: before.repeats + 1,
		lastAt: work.now,
		stateAt: work.entry.late ? Math.max(before.stateAt, about.at) : about.at,
		severity: again ? severity : before.severity,
		priority: higher(priority, before.priority),
	});
	work.because({ because: again ? "reactivated" : "repeated", alarm: alarm.id, incident: alarm.incident, rule });
	work.keepIncident(counting(work, incidentOf(work, alarm), alarm, again));
	return alarm;
}

/** Whether what raised the alarm before had ended when it was activated again. */
function isOver(work: Work, before: Alarm, { moment }: Activation): boolean {
	if (before.releasedAt === undefined) return !before.active;
	return !moment || isPast(work, before);
}

/** The incident of an alarm that stands. */
export function incidentOf(work: Work, alarm: Alarm): Incident {
	const incident = work.get("incident", alarm.incident);
	assert(incident, `alarm ${alarm.id} stands, but its incident ${alarm.incident} does not`);
	return incident;
}
