import type { Incident } from "../model/incident.ts";
import type { Priority } from "../model/priority.ts";
import type { Work } from "./work.ts";

/** How long until somebody must have taken it, ms. Our own setting, no standard's. A low one waits for the shift. */
const ACKNOWLEDGE_WITHIN_MS: Partial<Record<Priority, number>> = { critical: 30_000, high: 60_000, medium: 300_000 };

/** How long until whoever took it must have done something, ms; each act starts it again. Our own setting. */
const ACT_WITHIN_MS: Partial<Record<Priority, number>> = { critical: 90_000, high: 180_000, medium: 1_800_000 };

/** The incident with the deadline that its state asks for, counted from now; one that waits has none. */
export function withDeadline(work: Work, incident: Incident): Incident {
	const { due: _before, ...rest } = incident;
	const what = incident.state === "open" ? "acknowledge" : "act";
	const within = (what === "acknowledge" ? ACKNOWLEDGE_WITHIN_MS : ACT_WITHIN_MS)[incident.priority];
	if (within === undefined || incident.state === "resolved" || incident.quiet) {
		work.dropTimer(timerOf(incident.id));
		return rest;
	}
	return setDeadline(work, rest, { what, at: work.now + within });
}

/** The same for an open incident whose clock may be running: it is never put back, but a higher priority brings it forward. */
export function withDeadlineKept(work: Work, incident: Incident): Incident {
	const running = work.get("timer", timerOf(incident.id));
	const anew = withDeadline(work, incident);
	if (!running || !incident.due || !anew.due || incident.due.at > anew.due.at) return anew;
	return setDeadline(work, anew, incident.due);
}

function setDeadline(work: Work, incident: Incident, due: NonNullable<Incident["due"]>): Incident {
	work.setTimer({
		id: timerOf(incident.id),
		dueAt: due.at,
		type: `incident.${due.what}-overdue`,
		...(incident.zone !== undefined && { zone: incident.zone }),
		data: { incident: incident.id },
	});
	return { ...incident, due };
}

/** Whether the reminder comes again while nobody takes it. */
export function reminds({ priority }: Incident): boolean {
	return priority === "critical" || priority === "high";
}

function timerOf(incident: string): string {
	return `${incident}.due`;
}
