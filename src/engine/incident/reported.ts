import { report } from "../../model/actions/report.ts";
import { REPORT_ASKS } from "../../model/asked.ts";
import type { Incident } from "../../model/incident.ts";
import { REPORT_KINDS, type ReportKind } from "../../model/report.ts";
import { onTarget } from "../kernel/action.ts";
import { clauses, placeWords } from "../kernel/words.ts";
import { startTake } from "./deadline.ts";
import { timeWritten, withAsked } from "./required-steps.ts";
import { picturedAtReport } from "./snapshots.ts";

/** A person saw or was told: an incident with no alarm, like any other from then on. It joins none, and none joins it. */
export const onReport = onTarget(report, (work, { kind, unit, reportedBy, zone: named }) => {
	const there = unit === undefined ? undefined : work.site.units.get(unit);
	if (unit !== undefined && !there)
		return { code: "invalid", detail: `unit: found ${unit}, expected a unit of the site` };
	const zone = there?.zone ?? named ?? work.entry.zone;
	if (zone !== undefined && !work.site.zones.has(zone)) {
		return { code: "invalid", detail: `zone: found ${zone}, expected a zone of the site` };
	}
	const { priority, words, life }: ReportKind = REPORT_KINDS[kind];
	const { seq } = work.entry;
	const opened: Incident = {
		id: `inc-${seq}`,
		rev: seq,
		rang: seq,
		news: seq,
		untakenSince: work.now,
		state: "open",
		reached: "open",
		priority,
		type: `report.${kind}`,
		words: zone === undefined ? words : clauses(words, placeWords(work.site, { zone, unit })),
		...(zone !== undefined && { zone }),
		zones: zone === undefined ? [] : [zone],
		...(unit !== undefined && { unit }),
		...(life !== undefined && { life }),
		corroborated: false,
		reportedBy,
		openedAt: work.now,
		alarms: [],
		related: [],
		eventCount: 1,
	};
	work.because({ because: "opened", incident: opened.id, rule: "incident.reported" });
	work.keepIncident(
		withAsked(work, timeWritten(work, picturedAtReport(work, startTake(work, opened))), REPORT_ASKS[kind]?.asks),
	);
	return undefined;
});
