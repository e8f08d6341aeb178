import { report } from "../../model/actions/report.ts";
import { REPORT_ASKS } from "../../model/asked.ts";
import type { Incident } from "../../model/incident.ts";
import { REPORT_KINDS, type ReportKind } from "../../model/report.ts";
import { onTarget } from "../kernel/action.ts";
import { clauses, placeWords } from "../kernel/words.ts";
import { startTake } from "./deadline.ts";
import { timeWritten, withSteps } from "./required-steps.ts";
import { picturedAtReport } from "./snapshots.ts";

/** A person saw or was told: an incident with no alarm, like any other from then on. It joins none, and none joins it. */
export const onReport = onTarget(report, (context, { kind, unit, reportedBy, zone: named }) => {
	const there = unit === undefined ? undefined : context.site.units.get(unit);
	if (unit !== undefined && !there)
		return { code: "invalid", detail: `unit: found ${unit}, expected a unit of the site` };
	const zone = there?.zone ?? named ?? context.entry.zone;
	if (zone !== undefined && !context.site.zones.has(zone)) {
		return { code: "invalid", detail: `zone: found ${zone}, expected a zone of the site` };
	}
	const { priority, words, life }: ReportKind = REPORT_KINDS[kind];
	const { seq } = context.entry;
	const opened: Incident = {
		id: `inc-${seq}`,
		rev: seq,
		rang: seq,
		news: seq,
		untakenSince: context.now,
		state: "open",
		reached: "open",
		priority,
		type: `report.${kind}`,
		words: zone === undefined ? words : clauses(words, placeWords(context.site, { zone, unit })),
		...(zone !== undefined && { zone }),
		zones: zone === undefined ? [] : [zone],
		...(unit !== undefined && { unit }),
		...(life !== undefined && { life }),
		corroborated: false,
		reportedBy,
		openedAt: context.now,
		alarms: [],
		related: [],
		eventCount: 1,
	};
	context.because({ because: "opened", incident: opened.id, rule: "incident.reported" });
	context.keepIncident(
		withSteps(
			context,
			timeWritten(context, picturedAtReport(context, startTake(context, opened))),
			REPORT_ASKS[kind]?.asks,
		),
	);
	return undefined;
});
