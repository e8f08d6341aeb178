import type { z } from "zod";
import type { Alarm } from "../../model/alarm.ts";
import { uploadSettled } from "../../model/entries/upload-settled.ts";
import { deviceOf } from "../../model/entry.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { AlarmType } from "../../model/kind.ts";
import { higher, type Priority } from "../../model/priority.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clearedByName, clearedSince } from "../alarm/clearance.ts";
import { returnToNormal } from "../alarm/momentary.ts";
import { isGlitch } from "../alarm/raise.ts";
import { wasOff } from "../alarm/schedule.ts";
import { unsettledTimer } from "../alarm/standing.ts";
import { partOf, rememberedPart } from "../kernel/entry-data.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { memoryId, type Upload } from "../kernel/memory.ts";
import { priorityOf } from "../kernel/overrides.ts";
import { type Meaning, meaningOf } from "../kernel/site-index.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { uploadWords } from "../kernel/words.ts";
import { noteFault } from "./presence.ts";
import { clearAll, noteOn, raiseFor, restores } from "./report-meaning.ts";

/** A state that came late and whose clearing has not come so long after is raised as now; it never slides. Our own setting. */
const SETTLED_AFTER_MS = 60_000;

const RULE = "rules.late";

/**
 * Life alarms raise however late, and say so. All else is history, counted in one incident per upload; a state whose
 * clearing does not come is raised as now a minute after it was received, however the upload goes on.
 */
export function reportLate(context: StepContext, meaning: Meaning, device: SiteDevice | undefined): void {
	const { entry, siteIndex: plan } = context;
	clearAll(context, meaning, entry.at);
	if (device && restores(context, meaning)) noteFault(context, meaning, device);
	if (noteOn(context, meaning)) return;
	const raises = meaning.is.unless?.(entry.data, device?.options) ? undefined : meaning.raises;
	const is = raises === undefined ? undefined : plan.alarms.get(raises);
	if (is?.life !== undefined) {
		raiseLife(context, meaning, device);
		return;
	}
	const about = is && placed(context, meaning, device, is);
	const real = about !== undefined && !isGlitch(context, about);
	countUpload(context, device, real && !wasOff(context, about, entry.at) ? raises : undefined);
	const stays = meaning.is.holds === "state" && device?.options.momentary !== true;
	if (raises !== undefined && stays && real) awaitClearing(context, raises, meaning);
}

/** A life alarm that was cleared before its report came is raised all the same, but does not stand. */
function raiseLife(context: StepContext, meaning: Meaning, device: SiteDevice | undefined): void {
	const { entry } = context;
	const alarm = raiseFor(context, meaning, device, { lateByMs: entry.receivedAt - entry.at });
	if (!alarm || alarm.id !== `alm-${entry.seq}` || alarm.releasedAt !== undefined) return;
	if (clearedSince(context, { ...alarm, at: entry.at })) returnToNormal(context, alarm, RULE);
}

/** The report as it is judged by the site's word on its alarm. */
function placed({ entry }: StepContext, meaning: Meaning, device: SiteDevice | undefined, is: AlarmType) {
	const { source, zone = device?.zone ?? "", data } = entry;
	const { severity, weakBelow = 0, lastedMs } = meaning.is;
	const weak = (severity?.(data) ?? 0) < weakBelow;
	const about = { type: meaning.raises ?? "", is, source, zone, part: partOf(data, meaning.kind) };
	return { ...about, lastedMs: weak ? lastedMs?.(data) : undefined };
}

function countUpload(context: StepContext, device: SiteDevice | undefined, raises: string | undefined): void {
	const { source, zone = device?.zone ?? "", at } = context.entry;
	const about = { type: "upload.late", source, zone };
	const upload = counted(context, context.alarmAbout(keyOf(about)), raises);
	context.remember(memoryId(source), { upload });
	const is = HUB_ALARMS["upload.late"];
	const held = Object.entries(upload.held).flatMap(([type, times]) => {
		const alarm = context.siteIndex.alarms.get(type);
		return alarm ? [{ alarm, times, priority: priorityOf(context.site, { type, zone, source }, alarm) }] : [];
	});
	const priority = held.reduce<Priority>((highest, one) => higher(highest, one.priority), is.priority);
	const words = uploadWords(
		deviceOf(source) ?? source,
		upload.events,
		held.map(({ alarm, times }) => [alarm.words, times]),
	);
	context.because({ because: "late", rule: RULE });
	const alarm = activate(context, {
		...about,
		is,
		unit: device?.unit,
		priority,
		at,
		moment: true,
		words,
		into: "own",
		rule: RULE,
	});
	context.keepIncident({ ...incidentOf(context, alarm), words });
}

/** The upload with this entry counted; it begins anew once its alarm was reset. */
function counted(context: StepContext, standing: Alarm | undefined, raises: string | undefined): Upload {
	const { source, receivedAt, seq } = context.entry;
	const known = context.get("memory", memoryId(source))?.upload;
	const { events, held }: Pick<Upload, "events" | "held"> =
		standing && known?.alarm === standing.id ? known : { events: 0, held: {} };
	return {
		alarm: standing?.id ?? `alm-${seq}`,
		events: events + 1,
		held: raises === undefined ? held : { ...held, [raises]: (held[raises] ?? 0) + 1 },
		lastAt: receivedAt,
	};
}

/** What late words said of a state waits for its clearing: the most that any of them said, as of the newest. */
function awaitClearing(context: StepContext, raises: string, { kind }: Meaning): void {
	const { source, zone, type, data, at, receivedAt, id: event } = context.entry;
	const part = rememberedPart(context, source, partOf(data, kind));
	const about = { type: raises, source, part };
	if (clearedByName(context, { ...about, at })) return;
	const id = unsettledTimer(raises, source, part);
	const running = context.get("timer", id);
	const before = running && uploadSettled.data.parse(running.data);
	const said = { device: deviceOf(source) ?? "", type, at, data, event };
	const stands = before && !clearedByName(context, { ...about, at: before.at });
	const most = stands && saysMore(context, before, said) ? before : said;
	const newest = { ...most, at: stands ? Math.max(before.at, at) : at };
	const when = { id, dueAt: running?.dueAt ?? receivedAt + SETTLED_AFTER_MS };
	context.setTimer(timerFor(uploadSettled, { ...when, zone, data: newest }));
}

type Said = z.output<typeof uploadSettled.data>;

/** Whether `one` says more of what its kind counts than `other`, or is as strong and newer. */
function saysMore({ siteIndex }: StepContext, one: Said, other: Said): boolean {
	const [a, b] = [one, other].map(({ type, data }) => meaningOf(siteIndex, type, data)?.is.severity?.(data) ?? 0);
	return a === b ? one.at > other.at : (a ?? 0) > (b ?? 0);
}

/** A state that came late and was not cleared: it stands, so it is raised as now. */
export const onUploadSettled = onEntry(uploadSettled, (context, { device: id, type, at, data: said, event }) => {
	const device = context.site.devices.get(id);
	const meaning = meaningOf(context.siteIndex, type, said);
	if (!device || !meaning?.raises) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const source = `device:${device.id}`;
	const part = partOf(said, meaning.kind);
	if (clearedSince(context, { type: meaning.raises, source, part, at })) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	noteFault(context, meaning, device);
	raiseFor(context, meaning, device, { data: said, at, event });
});
