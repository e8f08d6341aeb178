import type { Alarm } from "../../model/alarm.ts";
import { feedLost } from "../../model/entries/feed-lost.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { settled } from "../alarm/unsuppress.ts";
import { fold } from "../correlation/fold.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, POSSIBLE_SABOTAGE, unprotectedWords } from "../kernel/words.ts";

/** So many losses with a feed in common are one incident. */
const ENOUGH = 3;

const RULE = "rules.feed";

/** The standing loss of a feed that the device hangs on. */
export function feedOf(context: StepContext, { fedBy }: SiteDevice): Alarm | undefined {
	for (const feed of fedBy) {
		const alarm = feedAlarm(context, feed);
		if (alarm?.active) return alarm;
	}
	return undefined;
}

/** One more loss: it is said of the feed's incident, or makes one, if enough came within the longest heartbeat. */
export function feedShares(context: StepContext, device: SiteDevice, alarm: Alarm): void {
	const standing = feedOf(context, device);
	if (standing) {
		context.because({ because: "feed-lost", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		const feed = standing.part ?? "";
		const incident = incidentOf(context, standing);
		context.keepIncident({ ...incident, words: feedWords(context, feed, incident) });
		return;
	}
	let most: readonly SiteDevice[] = [];
	let which: string | undefined;
	for (const feed of device.fedBy) {
		const lost = lostTogether(context, feed);
		if (lost.length > most.length) [most, which] = [lost, feed];
	}
	if (which === undefined || most.length < ENOUGH) return;
	context.because({ because: "derived", rule: RULE });
	context.derive(feedLost, device.zone, { feed: which, devices: most.map(({ id }) => id) });
}

/** Raises the feed's loss and folds into its incident those of its devices; nothing of them is hidden. */
export const onFeedLost = onEntry(feedLost, (context, { feed }) => {
	const alarm = activate(context, {
		type: "feed.lost",
		is: HUB_ALARMS["feed.lost"],
		source: "hub",
		zone: homeOf(context, feed),
		part: feed,
		at: context.entry.at,
		moment: false,
		into: "own",
		rule: RULE,
	});
	let incident = incidentOf(context, alarm);
	for (const device of lostOn(context, feed)) {
		const single = context.alarmAbout(lossKey(device));
		if (single) incident = fold(context, incident, single, RULE);
	}
	context.keepIncident(settled(context, { ...incident, words: feedWords(context, feed, incident) }));
});

/** When fewer than enough are missing, the feed is back; that is noted also while no alarm says that it was lost. */
export function feedReturns(context: StepContext, { fedBy }: SiteDevice): void {
	for (const feed of fedBy) {
		const missing = lostOn(context, feed).length;
		if (missing >= ENOUGH || (missing < ENOUGH - 1 && !feedAlarm(context, feed)?.active)) continue;
		clear(context, { types: ["feed.lost"], source: "hub", part: feed, rule: RULE });
	}
}

/** "Building 7 power: 27 devices, 24 homes without alarm". */
function feedWords(context: StepContext, feed: string, { related }: Incident): Words {
	const lost = lostOn(context, feed);
	const homes = new Set(lost.flatMap(({ unit }) => unit ?? [])).size;
	const walls = lost.filter(({ zone }) => context.site.zones.get(zone)?.sort === "wall").map(({ zone }) => zone);
	const counts = unprotectedWords({ devices: lost.length, homes, wallZones: new Set(walls).size });
	const name = context.site.feeds.get(feed)?.words ?? { en: feed, "zh-CN": feed };
	const said: Words = { en: `${name.en}: ${counts.en}`, "zh-CN": `${name["zh-CN"]}：${counts["zh-CN"]}` };
	return related.length > 0 ? clauses(said, POSSIBLE_SABOTAGE) : said;
}

function feedAlarm(context: StepContext, feed: string): Alarm | undefined {
	for (const id of context.state.alarmsOf.get("hub") ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm?.type === "feed.lost" && alarm.part === feed) return alarm;
	}
	return undefined;
}

/** A feed has no place of its own; it is shown where its first device stands. */
function homeOf(context: StepContext, feed: string): string {
	return context.siteIndex.devicesOn.get(feed)?.[0]?.zone ?? "";
}

function lostOn(context: StepContext, feed: string): readonly SiteDevice[] {
	return (context.siteIndex.devicesOn.get(feed) ?? []).filter(
		({ id }) => context.get("device", id)?.state === "offline",
	);
}

function lostTogether(context: StepContext, feed: string): readonly SiteDevice[] {
	const heartbeats = (context.siteIndex.devicesOn.get(feed) ?? []).map(
		({ kind }) => context.site.kinds.get(kind)?.heartbeatMs ?? 0,
	);
	const since = context.now - Math.max(...heartbeats);
	return lostOn(context, feed).filter(({ id }) => (context.get("device", id)?.stateSince ?? 0) >= since);
}

function lossKey({ id, zone }: SiteDevice): string {
	return keyOf({ type: "device.lost", source: `device:${id}`, zone });
}
