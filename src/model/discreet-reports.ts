import type { Kind } from "./kind.ts";

const discreet = new WeakMap<object, readonly string[]>();

/** The reports of a kind that raise something discreet, or say something of it: what they change, nobody may see. */
export function discreetReports({ events, alarms }: Pick<Kind, "events" | "alarms">): readonly string[] {
	const known = discreet.get(events);
	if (known) return known;
	const reports = Object.entries(events)
		.filter(([, { raises, notedOn = [] }]) => [raises ?? "", ...notedOn].some((alarm) => alarms[alarm]?.discreet))
		.map(([name]) => name);
	discreet.set(events, reports);
	return reports;
}
