import type { Alarm } from "../../model/alarm.ts";
import { uploadSettled } from "../../model/entries/upload-settled.ts";
import { deviceOf } from "../../model/entry.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Kind } from "../../model/kind.ts";
import { higher, type Priority } from "../../model/priority.ts";
import type { SiteDevice } from "../../model/site.ts";
import { activate } from "../alarm/activate.ts";
import { clearedSince } from "../alarm/clearance.ts";
import { returned } from "../alarm/momentary.ts";
import { partOf, rememberedPart } from "../kernel/entry-data.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { memoryId, type Upload } from "../kernel/memory.ts";
import { priorityOf } from "../kernel/overrides.ts";
import { type Meaning, meaningOf } from "../kernel/site-index.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
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
export function judgeLate(work: Work, meaning: Meaning, device: SiteDevice | undefined): void {
	const { entry, plan } = work;
	clearAll(work, meaning, entry.at);
	if (device && restores(work, meaning)) noteFault(work, meaning, device);
	if (noteOn(work, meaning)) return;
	const raises = meaning.is.unless?.(entry.data, device?.options) ? undefined : meaning.raises;
	const is = raises === undefined ? undefined : plan.alarms.get(raises);
	if (is?.life !== undefined) {
		raiseLife(work, meaning, device);
		return;
	}
	countUpload(work, device, raises);
	const stays = meaning.is.holds === "state" && device?.options.momentary !== true;
	if (raises !== undefined && stays) awaitClearing(work, raises, meaning.kind);
}

/** A life alarm that was cleared before its report came is raised all the same, but does not stand. */
function raiseLife(work: Work, meaning: Meaning, device: SiteDevice | undefined): void {
	const { entry } = work;
	const alarm = raiseFor(work, meaning, device, { lateByMs: entry.receivedAt - entry.at });
	if (!alarm || alarm.id !== `alm-${entry.seq}` || alarm.releasedAt !== undefined) return;
	if (clearedSince(work, { ...alarm, at: entry.at })) returned(work, alarm, RULE);
}

function countUpload(work: Work, device: SiteDevice | undefined, raises: string | undefined): void {
	const { source, zone = device?.zone ?? "", at } = work.entry;
	const about = { type: "upload.late", source, zone };
	const upload = counted(work, work.alarmAbout(keyOf(about)), raises);
	work.remember(memoryId(source), { upload });
	const is = HUB_ALARMS["upload.late"];
	const held = Object.entries(upload.held).flatMap(([type, times]) => {
		const alarm = work.plan.alarms.get(type);
		return alarm ? [{ alarm, times, priority: priorityOf(work.site, { type, zone, source }, alarm) }] : [];
	});
	const priority = held.reduce<Priority>((highest, one) => higher(highest, one.priority), is.priority);
	const words = uploadWords(
		deviceOf(source) ?? source,
		upload.events,
		held.map(({ alarm, times }) => [alarm.words, times]),
	);
	work.because({ because: "late", rule: RULE });
	const alarm = activate(work, {
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
	work.keepIncident({ ...incidentOf(work, alarm), words });
}

/** The upload with this entry counted; it begins anew once its alarm was reset. */
function counted(work: Work, standing: Alarm | undefined, raises: string | undefined): Upload {
	const { source, receivedAt, seq } = work.entry;
	const known = work.get("memory", memoryId(source))?.upload;
	const { events, held }: Pick<Upload, "events" | "held"> =
		standing && known?.alarm === standing.id ? known : { events: 0, held: {} };
	return {
		alarm: standing?.id ?? `alm-${seq}`,
		events: events + 1,
		held: raises === undefined ? held : { ...held, [raises]: (held[raises] ?? 0) + 1 },
		lastAt: receivedAt,
	};
}

/** The newest late word on a state waits for its clearing. */
function awaitClearing(work: Work, raises: string, kind: Kind): void {
	const { source, zone, type, data, at, receivedAt } = work.entry;
	const part = rememberedPart(work, source, partOf(data, kind));
	const about = { type: raises, source, part, at };
	if (clearedSince(work, about)) return;
	const id = `unsettled ${raises} ${memoryId(source, part)}`;
	const before = work.get("timer", id);
	if (before && uploadSettled.data.parse(before.data).at > at) return;
	const when = { id, dueAt: before?.dueAt ?? receivedAt + SETTLED_AFTER_MS };
	const said = { device: deviceOf(source) ?? "", type, at, data };
	work.setTimer(timerFor(uploadSettled, { ...when, zone, data: said }));
}

/** A state that came late and was not cleared: it stands, so it is raised as now. */
export const onUploadSettled = onEntry(uploadSettled, (work, { device: id, type, at, data: said }) => {
	const device = work.site.devices.get(id);
	const meaning = meaningOf(work.plan, type, said);
	if (!device || !meaning?.raises) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	const source = `device:${device.id}`;
	const part = partOf(said, meaning.kind);
	if (clearedSince(work, { type: meaning.raises, source, part, at })) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	noteFault(work, meaning, device);
	raiseFor(work, meaning, device, { data: said, at });
});
