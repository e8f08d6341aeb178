import type { z } from "zod";
import { reportUnreadable } from "../../model/entries/report-unreadable.ts";
import type { Draft } from "../../model/entry.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Site, SiteDevice } from "../../model/site.ts";
import type { Unjudged } from "../../model/unreadable.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { memoryId } from "../kernel/memory.ts";
import { type Meaning, siteIndexOf } from "../kernel/site-index.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, placeWords } from "../kernel/words.ts";

/** What is no life alarm rings once in so long for each device. */
const ONCE_IN_MS = 60 * 60_000;

const RULE = "rules.unreadable";
const { type: TYPE } = reportUnreadable;
const REASON_MAX = 300;

/**
 * The entry by which a message that can't be judged is heard; undefined where what it names raises nothing. The journal
 * enters it in the transaction in which the message goes to quarantine, so that acknowledged means both.
 */
export function unreadableDraft(site: Site, said: Unjudged, id: string): Draft | undefined {
	const device = site.devices.get(said.device);
	const meaning = meant(site, said.names, device);
	if (meaning?.raises === undefined) return undefined;
	const { receivedAt, reason } = said;
	return {
		source: "hub",
		type: reportUnreadable.type,
		id,
		at: receivedAt,
		receivedAt,
		...(device && { zone: device.zone }),
		data: {
			device: said.device,
			type: `${meaning.kind.name}.${meaning.event}`,
			unread: reason.slice(0, REASON_MAX),
		} satisfies z.output<typeof reportUnreadable.data>,
	};
}

/** Whether what the message names, if it could be judged, would be a life alarm. */
export function namesLife(site: Site, { names, device }: Pick<Unjudged, "names" | "device">): boolean {
	const raises = meant(site, names, site.devices.get(device))?.raises;
	return raises !== undefined && siteIndexOf(site).alarms.get(raises)?.life !== undefined;
}

/** What a type means, also one that leaves out the kind of its device. */
function meant(site: Site, names: string, device: SiteDevice | undefined): Meaning | undefined {
	const { meanings } = siteIndexOf(site);
	return meanings.get(names) ?? (device && meanings.get(`${device.kind}.${names}`));
}

/** A message that names an alarm can't be judged: what would be a life alarm is one; all else rings once an hour. */
export const onReportUnreadable = onEntry(reportUnreadable, (context, { device: id, type }) => {
	const meaning = context.siteIndex.meanings.get(type);
	const is = context.siteIndex.alarms.get(meaning?.raises ?? "");
	if (!meaning?.raises || !is) {
		context.because({ because: "no-alarm-of-this-type", rule: RULE });
		return;
	}
	const device = context.site.devices.get(id);
	const zone = device?.zone ?? "";
	const about = {
		source: `device:${id}`,
		zone,
		unit: device?.unit,
		at: context.entry.at,
		words: unreadableWords(context, is.words, { id, zone, unit: device?.unit }),
		rule: RULE,
	};
	if (is.life === undefined) ringOnceAnHour(context, about);
	else activate(context, { ...about, type: meaning.raises, is, moment: meaning.is.holds !== "state" });
});

type About = Omit<Parameters<typeof activate>[1], "type" | "is" | "moment">;

/** The hour never slides, and an incident that was resolved ends it: what comes after is new. */
function ringOnceAnHour(context: StepContext, about: About): void {
	const memory = memoryId(about.source);
	const rangAt = context.get("memory", memory)?.unreadableAt ?? Number.NEGATIVE_INFINITY;
	const standing = context.alarmAbout(keyOf({ type: TYPE, source: about.source, zone: about.zone }));
	if (standing && context.now - rangAt < ONCE_IN_MS) {
		const incident = incidentOf(context, standing);
		context.keepIncident({ ...incident, eventCount: incident.eventCount + 1 });
		context.because({ because: "repeated", alarm: standing.id, incident: incident.id, rule: RULE });
		return;
	}
	context.remember(memory, { unreadableAt: context.now });
	activate(context, { ...about, type: TYPE, is: HUB_ALARMS[TYPE], moment: true, into: "own" });
}

/** "Panic button from panel-b03-2-0401, unreadable, Building 3 …": what is known, and that no more is. */
function unreadableWords(
	context: StepContext,
	what: Words,
	{ id, ...place }: { id: string; zone: string; unit: string | undefined },
): Words {
	const said: Words = { en: `${what.en} from ${id}, unreadable`, "zh-CN": `${id}：${what["zh-CN"]}，内容无法读取` };
	return clauses(said, placeWords(context.site, place));
}
