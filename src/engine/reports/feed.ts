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
import type { Work } from "../kernel/step-context.ts";
import { clauses, POSSIBLE_SABOTAGE, unprotectedWords } from "../kernel/words.ts";

/** So many losses with a feed in common are one incident. */
const ENOUGH = 3;

const RULE = "rules.feed";

/** The standing loss of a feed that the device hangs on. */
export function feedOf(work: Work, { fedBy }: SiteDevice): Alarm | undefined {
	for (const feed of fedBy) {
		const alarm = feedAlarm(work, feed);
		if (alarm?.active) return alarm;
	}
	return undefined;
}

/** One more loss: it is said of the feed's incident, or makes one, if enough came within the longest heartbeat. */
export function feedShares(work: Work, device: SiteDevice, alarm: Alarm): void {
	const standing = feedOf(work, device);
	if (standing) {
		work.because({ because: "feed-lost", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		const feed = standing.part ?? "";
		const incident = incidentOf(work, standing);
		work.keepIncident({ ...incident, words: feedWords(work, feed, incident) });
		return;
	}
	let most: readonly SiteDevice[] = [];
	let which: string | undefined;
	for (const feed of device.fedBy) {
		const lost = lostTogether(work, feed);
		if (lost.length > most.length) [most, which] = [lost, feed];
	}
	if (which === undefined || most.length < ENOUGH) return;
	work.because({ because: "derived", rule: RULE });
	work.derive(feedLost, device.zone, { feed: which, devices: most.map(({ id }) => id) });
}

/** Raises the feed's loss and folds into its incident those of its devices; nothing of them is hidden. */
export const onFeedLost = onEntry(feedLost, (work, { feed }) => {
	const alarm = activate(work, {
		type: "feed.lost",
		is: HUB_ALARMS["feed.lost"],
		source: "hub",
		zone: homeOf(work, feed),
		part: feed,
		at: work.entry.at,
		moment: false,
		into: "own",
		rule: RULE,
	});
	let incident = incidentOf(work, alarm);
	for (const device of lostOn(work, feed)) {
		const single = work.alarmAbout(lossKey(device));
		if (single) incident = fold(work, incident, single, RULE);
	}
	work.keepIncident(settled(work, { ...incident, words: feedWords(work, feed, incident) }));
});

/** When fewer than enough are missing, the feed is back; that is noted also while no alarm says that it was lost. */
export function feedReturns(work: Work, { fedBy }: SiteDevice): void {
	for (const feed of fedBy) {
		const missing = lostOn(work, feed).length;
		if (missing >= ENOUGH || (missing < ENOUGH - 1 && !feedAlarm(work, feed)?.active)) continue;
		clear(work, { types: ["feed.lost"], source: "hub", part: feed, rule: RULE });
	}
}

/** "Building 7 power: 27 devices, 24 homes without alarm". */
function feedWords(work: Work, feed: string, { related }: Incident): Words {
	const lost = lostOn(work, feed);
	const homes = new Set(lost.flatMap(({ unit }) => unit ?? [])).size;
	const walls = lost.filter(({ zone }) => work.site.zones.get(zone)?.sort === "wall").map(({ zone }) => zone);
	const counts = unprotectedWords({ devices: lost.length, homes, wallZones: new Set(walls).size });
	const name = work.site.feeds.get(feed)?.words ?? { en: feed, "zh-CN": feed };
	const said: Words = { en: `${name.en}: ${counts.en}`, "zh-CN": `${name["zh-CN"]}：${counts["zh-CN"]}` };
	return related.length > 0 ? clauses(said, POSSIBLE_SABOTAGE) : said;
}

function feedAlarm(work: Work, feed: string): Alarm | undefined {
	for (const id of work.state.alarmsOf.get("hub") ?? []) {
		const alarm = work.get("alarm", id);
		if (alarm?.type === "feed.lost" && alarm.part === feed) return alarm;
	}
	return undefined;
}

/** A feed has no place of its own; it is shown where its first device stands. */
function homeOf(work: Work, feed: string): string {
	return work.plan.devicesOn.get(feed)?.[0]?.zone ?? "";
}

function lostOn(work: Work, feed: string): readonly SiteDevice[] {
	return (work.plan.devicesOn.get(feed) ?? []).filter(({ id }) => work.get("device", id)?.state === "offline");
}

function lostTogether(work: Work, feed: string): readonly SiteDevice[] {
	const heartbeats = (work.plan.devicesOn.get(feed) ?? []).map(
		({ kind }) => work.site.kinds.get(kind)?.heartbeatMs ?? 0,
	);
	const since = work.now - Math.max(...heartbeats);
	return lostOn(work, feed).filter(({ id }) => (work.get("device", id)?.stateSince ?? 0) >= since);
}

function lossKey({ id, zone }: SiteDevice): string {
	return keyOf({ type: "device.lost", source: `device:${id}`, zone });
}
