import assert from "node:assert";
import type { Alarm } from "../model/alarm.ts";
import { ZONE_WATCHED } from "../model/asked.ts";
import type { Incident } from "../model/incident.ts";
import { higher, urgency } from "../model/priority.ts";
import type { Activation } from "./activation.ts";
import { timeWritten, withAsked } from "./asking.ts";
import { countedForChatter } from "./chatter.ts";
import { countedForFlood } from "./flood.ts";
import { attachedTo, counting, joinedBy, openedBy } from "./incident.ts";
import { besideLife, joinable } from "./join.ts";
import { endLeft } from "./left-active.ts";
import { isPast, keepMoment } from "./moment.ts";
import { picturedAtJoining, picturedAtOpening } from "./pictures.ts";
import { awake, isQuiet, type Quieting } from "./quiet.ts";
import { countHidden, deviceOutOfService, quietingOf } from "./quieting.ts";
import { keyOf } from "./state.ts";
import { weighed } from "./weighed.ts";
import { agoWords, clauses, OUT_OF_SERVICE, placeWords } from "./words.ts";
import type { Work } from "./work.ts";

/** A repeat this long after the last one counts as activated again. */
const REPEAT_AGAIN_MS = 60_000;

/** Raises the alarm, counts it as a repeat, or activates it again. Nothing that raises is without an incident. */
export function activate(work: Work, given: Activation): Alarm {
	const { about, why } = weighed(work, given);
	const before = work.alarmAbout(keyOf(about));
	const quieting = quietingOf(work, about, before);
	const alarm = before ? activateAgain(work, before, about, quieting) : raise(work, about, quieting);
	if (why) work.because({ ...why, alarm: alarm.id, incident: alarm.incident });
	if (about.moment && !alarm.latches) keepMoment(work, alarm);
	return alarm;
}

/** A new alarm that keeps quiet joins only what is quiet, and one that sounds only what sounds: neither hides the other. */
function raise(work: Work, about: Activation, quieting: Quieting | undefined): Alarm {
	const { type, is, source, zone, unit, part, rule, at, lateByMs } = about;
	const { seq, receivedAt } = work.entry;
	const suppressed = quieting?.suppressed;
	const where = { ...is, zone, ...(about.drill && { drill: about.drill }) };
	const joins = about.into === undefined ? joinable(work, where, suppressed !== undefined) : undefined;
	const into = about.into === undefined || about.into === "own" ? undefined : work.get("incident", about.into);
	const ago = lateByMs === undefined ? undefined : agoWords(lateByMs);
	const repair = is.life !== undefined && deviceOutOfService(work, source) !== undefined ? OUT_OF_SERVICE : undefined;
	if (!about.drill) endLeft(work, about);
	const id = `alm-${seq}`;
	assert(!work.get("alarm", id), `entry ${seq} raises a second alarm, ${type}; derive an entry for it`);
	const alarm = work.keepAlarm({
		id,
		type,
		words: clauses(is.words, ago, repair),
		source,
		zone,
		...(unit !== undefined && { unit }),
		...(part !== undefined && { part }),
		priority: about.priority ?? is.priority,
		...(is.evidence && { evidence: is.evidence }),
		...(is.life !== undefined && { life: is.life }),
		...(is.discreet && { discreet: true }),
		...(is.latches && { latches: true }),
		...(about.drill && { drill: true }),
		...(is.latches && about.moment && { releasedAt: receivedAt }),
		...(suppressed !== undefined && { suppressed, hidden: 1 }),
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
	if (quieting && suppressed !== undefined) countHidden(work, quieting, alarm);
	if (!into && !about.drill) countedForFlood(work, alarm);
	if (into) work.keepIncident(withAsked(work, attachedTo(work, into, alarm), is.asks));
	else if (joins) work.keepIncident(picturedAtJoining(work, joinedBy(work, joins, alarm), alarm));
	else {
		const words = about.words ?? clauses(is.words, placeWords(work.site, { zone, unit }), ago, repair);
		const opened = picturedAtOpening(work, openedBy(work, alarm, words), alarm);
		work.keepIncident(withAsked(work, timeWritten(work, besideLife(work, opened, alarm)), is.asks));
	}
	return alarm;
}

function activateAgain(work: Work, before: Alarm, about: Activation, quieting: Quieting | undefined): Alarm {
	const { rule } = about;
	const over = isOver(work, before, about);
	if (!over && work.entry.initial) {
		work.because({ because: "initial-known", alarm: before.id, incident: before.incident, rule });
		return before;
	}
	if (quieting) return hide(work, before, about, quieting);
	const severity = about.severity ?? 0;
	const again =
		over ||
		isQuiet(before) ||
		work.now - before.lastAt > REPEAT_AGAIN_MS ||
		about.strong === true ||
		severity > before.severity ||
		urgency(about.priority ?? about.is.priority) < urgency(before.priority);
	const counted: Alarm = {
		...activated(work, isQuiet(before) ? awake(work, before) : before, about),
		acknowledged: before.acknowledged && !again,
		severity: again ? severity : before.severity,
	};
	const because = again ? "reactivated" : "repeated";
	work.because({ because, alarm: before.id, incident: before.incident, rule });
	const alarm = work.keepAlarm(again && !about.drill ? countedForChatter(work, counted) : counted);
	const incident = counting(work, incidentOf(work, alarm), alarm, again);
	const unguarded = alarm.chattering && !before.chattering && alarm.zone !== "";
	work.keepIncident(unguarded ? withAsked(work, incident, [ZONE_WATCHED]) : incident);
	return alarm;
}

/** Counts the activation and keeps quiet; when the quiet ends, it shows. */
function hide(work: Work, before: Alarm, about: Activation, quieting: Quieting): Alarm {
	const alarm = work.keepAlarm({ ...activated(work, before, about), hidden: (before.hidden ?? 0) + 1 });
	countHidden(work, quieting, alarm);
	const incident = incidentOf(work, alarm);
	work.keepIncident({ ...incident, eventCount: incident.eventCount + 1 });
	return alarm;
}

/** The alarm with one more activation; whether it sounds is not said by this. */
function activated(work: Work, before: Alarm, about: Activation): Alarm {
	const { returnedAt: _normal, releasedAt: _released, ...rest } = before;
	return {
		...rest,
		active: true,
		...(before.latches && about.moment && { releasedAt: work.now }),
		repeats: before.repeats + 1,
		lastAt: work.now,
		stateAt: work.entry.late ? Math.max(before.stateAt, about.at) : about.at,
		priority: higher(about.priority ?? about.is.priority, before.priority),
	};
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
