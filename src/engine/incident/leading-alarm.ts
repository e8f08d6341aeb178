import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { urgency } from "../../model/priority.ts";
import type { Step } from "../../model/procedure.ts";
import { seqOf } from "../kernel/id-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, whereWords } from "../kernel/words.ts";
import { timeWritten, withSteps } from "./required-steps.ts";

/** Whether `one` leads before `other`: the higher priority, then the one that names a unit, then the older. */
function leadsBefore(one: Alarm, other: Alarm): boolean {
	const by = urgency(one.priority) - urgency(other.priority);
	if (by !== 0) return by < 0;
	if ((one.unit === undefined) !== (other.unit === undefined)) return one.unit !== undefined;
	return seqOf(one.id) < seqOf(other.id);
}

/** The alarm that leads among these. */
export function leadOf(alarms: readonly Alarm[]): Alarm | undefined {
	return alarms.reduce<Alarm | undefined>((lead, one) => (lead && leadsBefore(lead, one) ? lead : one), undefined);
}

/** What an incident has of the alarms in it, whichever leads: who is shown it and how. */
export function shownAs(alarms: readonly Alarm[]): Pick<Incident, "discreet" | "keptFrom" | "drill"> {
	const keptFrom = alarms.find((alarm) => alarm.keptFrom !== undefined)?.keptFrom;
	return {
		...(alarms.some(({ discreet }) => discreet) && { discreet: true }),
		...(keptFrom !== undefined && { keptFrom }),
		...(alarms.some(({ drill }) => drill) && { drill: true }),
	};
}

/** The incident, led by `alarm` if that goes before its lead. A report leads whatever has joined it. */
export function ledBy(context: StepContext, incident: Incident, alarm: Alarm): Incident {
	if (incident.reportedBy !== undefined || incident.lead === alarm.id) return incident;
	const lead = context.get("alarm", incident.lead ?? incident.alarms[0] ?? "");
	if (!lead || lead.id === alarm.id || !leadsBefore(alarm, lead)) return incident;
	return following(context, incident, alarm);
}

/**
 * The incident as its new leading alarm has it: type, words, place and procedure. Steps that are done stay, what the old
 * procedure asks for is asked for still, the new one's is added. That is news.
 */
export function following(context: StepContext, incident: Incident, lead: Alarm): Incident {
	const { unit: _unit, zone: _zone, ...rest } = incident;
	const led: Incident = {
		...rest,
		lead: lead.id,
		type: lead.type,
		words: clauses(lead.words, whereWords(context.site, lead)),
		...(lead.zone !== "" && { zone: lead.zone }),
		...(lead.unit !== undefined && { unit: lead.unit }),
	};
	context.markNews(incident.id);
	if (lead.type === incident.type) return led;
	const written: readonly Step[] = context.site.procedures.get(incident.type)?.steps ?? [];
	const open = written.filter(({ id }) => !incident.steps?.[id]);
	const kept = open.map(({ withinMs: _runs, ...step }) => step);
	const timed = timeWritten(context, led);
	return withSteps(context, timed, kept);
}
