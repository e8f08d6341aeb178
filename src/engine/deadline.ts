import type { Incident } from "../model/incident.ts";
import type { Priority } from "../model/priority.ts";
import type { Work } from "./work.ts";

/** How long until somebody must have taken it, ms. Our own setting, no standard's. A low one waits for the shift. */
const ACKNOWLEDGE_MS: Partial<Record<Priority, number>> = { critical: 30_000, high: 60_000, medium: 300_000 };

/** How long until whoever took it must have done something, ms. Our own setting. */
const ACT_MS: Partial<Record<Priority, number>> = { critical: 90_000, high: 180_000, medium: 1_800_000 };

/** The incident with the deadline that its state asks for, counted from now; its timer is set or dropped. */
export function withDeadline(work: Work, incident: Incident): Incident {
	const { due: _before, ...rest } = incident;
	const what = incident.state === "open" ? "acknowledge" : "act";
	const within = (what === "acknowledge" ? ACKNOWLEDGE_MS : ACT_MS)[incident.priority];
	if (within === undefined || incident.state === "resolved") {
		work.dropTimer(timerOf(incident.id));
		return rest;
	}
	const at = work.now + within;
	work.setTimer({
		id: timerOf(incident.id),
		dueAt: at,
		type: `incident.${what}-overdue`,
		...(incident.zone !== undefined && { zone: incident.zone }),
		data: { incident: incident.id },
	});
	return { ...rest, due: { what, at } };
}

function timerOf(incident: string): string {
	return `${incident}.due`;
}
