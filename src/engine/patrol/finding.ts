import { assignFinding } from "../../model/actions/assign-finding.ts";
import { closeFinding } from "../../model/actions/close-finding.ts";
import { pictureFinding } from "../../model/actions/picture-finding.ts";
import { pressSos } from "../../model/actions/press-sos.ts";
import { reportFinding } from "../../model/actions/report-finding.ts";
import { findingProposed } from "../../model/entries/finding-proposed.ts";
import { deviceOf } from "../../model/entry.ts";
import { epochMs } from "../../model/fields.ts";
import type { Finding } from "../../model/objects/finding.ts";
import { FINDING_CATEGORIES } from "../../model/patrol.ts";
import type { Problem } from "../../model/problem.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { isFinding, type Meaning, meaningOf } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { raiseFor } from "../reports/report-meaning.ts";
import { dutyOf } from "./assignee.ts";
import { heardOf } from "./check-in.ts";
import { checkpointsOf } from "./ground.ts";
import { anyRound } from "./round.ts";

/** Of a finding by a phone the report of a device is the model: what it raises by its category, the site's file says. */
const REPORT = "patrol.finding";

/** What was found: a defect waits for its owner and rings nobody, anything else opens an incident. */
export const onReportFinding = onTarget(reportFinding, (context, said) => {
	const { entry, site, siteIndex, actor } = context;
	const { category, note, position, checkpoint } = said;
	const device = checkpointsOf(site).get(checkpoint ?? "");
	if (checkpoint !== undefined && !device) return { code: "invalid", detail: `there is no checkpoint ${checkpoint}` };
	if (said.zone !== undefined && !site.zones.has(said.zone))
		return { code: "invalid", detail: `there is no zone ${said.zone}` };
	const zone = said.zone ?? device?.zone ?? lastPlace(context, actor);
	const data = { guard: actor, category };
	const meaning = meaningOf(siteIndex, REPORT, data);
	const alarm = meaning && rings(context, meaning) ? raiseFor(context, meaning, undefined, { data, zone }) : undefined;
	putFinding(context, {
		...{ id: `fnd-${entry.seq}`, at: Math.min(epochMs(said.at), context.now), since: context.now, category, by: actor },
		...{ reportId: entry.id, state: "open" },
		...(note !== undefined && { note }),
		...(checkpoint !== undefined && { checkpoint }),
		...(zone !== undefined && { zone }),
		...(position && { position }),
		...(alarm && { incident: alarm.incident }),
	});
	heardOf(context, actor);
	return undefined;
});

/** Whether the site has an alarm for it that is no mere finding. */
function rings({ siteIndex }: StepContext, meaning: Meaning): boolean {
	return siteIndex.alarms.has(meaning.raises ?? "") && !isFinding(siteIndex, meaning);
}

/** A reader's finding that rings nobody is kept as a phone's is. Call it when the report is judged. */
export function findingHeard(context: StepContext): void {
	const { entry, site, siteIndex } = context;
	const meaning = meaningOf(siteIndex, entry.type, entry.data);
	if (!meaning || !isFinding(siteIndex, meaning)) return;
	const { category, note } = entry.data;
	const checkpoint = checkpointsOf(site).get(deviceOf(entry.source) ?? "");
	const zone = checkpoint?.zone ?? entry.zone;
	putFinding(context, {
		...{ id: `fnd-${entry.seq}`, at: Math.min(entry.at, context.now), since: context.now },
		...{ category: FINDING_CATEGORIES.find((one) => one === category) ?? "other", state: "open" },
		by: meaning.is.guard?.(entry.data) ?? entry.source,
		...(typeof note === "string" && { note }),
		...(checkpoint && { checkpoint: checkpoint.id }),
		...(zone !== undefined && { zone }),
	});
}

/** A guard calls for help: critical, at the last place where they were seen. */
export const onPressSos = onTarget(pressSos, (context, said) => {
	const { guard } = said;
	const meaning = meaningOf(context.siteIndex, pressSos.type, { guard });
	if (!meaning) return { code: "invalid", detail: "this site has no SOS: no kind of device says what it is" };
	raiseFor(context, meaning, undefined, { data: { guard }, zone: placeOfCall(context, said) });
	return undefined;
});

interface Call {
	readonly guard: string;
	readonly at: string;
	readonly lastSeen?: { readonly checkpoint: string; readonly at: string } | undefined;
}

/**
 * Where to look for whoever calls: at the phone's last check-in, which the hub may not have yet, unless the watch has seen
 * them elsewhere after it and before the call. A checkpoint that the site has not keeps no call from being heard.
 */
function placeOfCall(context: StepContext, { guard, at, lastSeen }: Call): string | undefined {
	const device = checkpointsOf(context.site).get(lastSeen?.checkpoint ?? "");
	if (!lastSeen || !device) return lastPlace(context, guard);
	const { zone, seenAt = Number.NEGATIVE_INFINITY } = dutyOf(context, guard) ?? {};
	return zone !== undefined && epochMs(lastSeen.at) < seenAt && seenAt <= epochMs(at) ? zone : device.zone;
}

/** Where a guard was last seen: at a checkpoint, else at the post; else the guard room looks for them. */
function lastPlace(context: StepContext, guard: string): string | undefined {
	return dutyOf(context, guard)?.zone ?? guardRoomZone(context.site);
}

/** An answer that was not as expected; whoever is responsible takes it up, or says that it is none. */
export const onFindingProposed = onEntry(
	findingProposed,
	(context, { round: id, checkpoint, task, guard, at, answer }) => {
		const device = checkpointsOf(context.site).get(checkpoint);
		const asked = anyRound(context, id)
			?.stops.find((stop) => stop.checkpoint === checkpoint)
			?.tasks?.find((one) => one.id === task);
		putFinding(context, {
			...{ id: `fnd-${context.entry.seq}`, at, since: context.now, category: "other", by: guard, state: "proposed" },
			...{
				checkpoint,
				round: id,
				task,
				note: `${asked?.words["zh-CN"] ?? task} / ${asked?.words.en ?? task}: ${String(answer)}`,
			},
			...(device && { zone: device.zone }),
		});
	},
);

export const onAssignFinding = onTarget(assignFinding, (context, { id, owner, dueAt }) => {
	const finding = openFinding(context, id);
	if ("code" in finding) return finding;
	putFinding(context, { ...finding, state: "open", owner, dueAt });
	return undefined;
});

export const onPictureFinding = onTarget(pictureFinding, (context, { id, hash, closing }) => {
	const finding = openFinding(context, id);
	if ("code" in finding) return finding;
	putFinding(context, { ...finding, ...(closing ? { closingPhoto: hash } : { photo: hash }) });
	return undefined;
});

/** Mended is what a picture shows; what was none needs words. */
export const onCloseFinding = onTarget(closeFinding, (context, { id, note, unfounded }) => {
	const finding = openFinding(context, id);
	if ("code" in finding) return finding;
	const { state, closingPhoto, incident } = finding;
	if (unfounded ? note === undefined : closingPhoto === undefined && incident === undefined) {
		const need = unfounded ? "a note that says why" : "its closing photo first (PUT …/photo)";
		return {
			code: "wrong-state",
			detail: `finding ${id}: found close, expected ${need}`,
			state,
			allowed: ["photo", "assign"],
		};
	}
	const closed = { state: "closed", closedAt: context.now, closedBy: context.actor } as const;
	putFinding(context, { ...finding, ...closed, ...(note !== undefined && { closingNote: note }) });
	return undefined;
});

function openFinding(context: StepContext, id: string): Finding | Problem {
	return (
		context.get("finding", id) ?? {
			code: "wrong-state",
			detail: `finding ${id} is not open`,
			state: "closed",
			allowed: [],
		}
	);
}

function putFinding(context: StepContext, finding: Omit<Finding, "rev">): void {
	const value: Finding = { ...finding, rev: context.entry.seq };
	context.put({ kind: "finding", id: value.id, value, ...(value.state === "closed" && { over: true }) });
	context.because({ because: "acted", rule: context.entry.type });
}
