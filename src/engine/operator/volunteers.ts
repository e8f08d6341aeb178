import { askVolunteers } from "../../model/actions/ask-volunteers.ts";
import { volunteerAnswered } from "../../model/actions/volunteer-answered.ts";
import { nearestVolunteers } from "../../model/volunteers.ts";
import { acted } from "../incident/deadline.ts";
import { onIncident } from "../kernel/action.ts";

/** The nearest who were not asked yet; each time the next. */
export const onAskVolunteers = onIncident(askVolunteers, (context, incident) => {
	const near = nearestVolunteers(context.site, incident);
	if (near.length === 0) {
		const detail = `incident ${incident.id}: found no volunteer who was not asked, expected one at least`;
		return { code: "wrong-state", detail };
	}
	const asked = near.map((one) => ({ ...one, by: context.actor, at: context.now }));
	context.keepIncident(acted(context, { ...incident, volunteers: [...(incident.volunteers ?? []), ...asked] }));
	return undefined;
});

/** The last word of each counts. */
export const onVolunteerAnswered = onIncident(volunteerAnswered, (context, incident, { volunteer, answer }) => {
	const before = incident.volunteers ?? [];
	if (!before.some((one) => one.volunteer === volunteer)) {
		const detail = `volunteer: found ${volunteer}, expected one who was asked: ${before.map((one) => one.volunteer).join(", ")}`;
		return { code: "invalid", detail };
	}
	const volunteers = before.map((one) =>
		one.volunteer === volunteer ? { ...one, answer, answeredAt: context.now } : one,
	);
	context.keepIncident(acted(context, { ...incident, volunteers }));
	return undefined;
});
