import type { Alarm } from "../../model/alarm.ts";
import { guardsMissing } from "../../model/entries/guards-missing.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { POSTS } from "../../model/posts.ts";
import type { RosterRow } from "../../model/roster.ts";
import type { Site } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { returnToNormal } from "../alarm/momentary.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, clockWords } from "../kernel/words.ts";

const RULE = "roster.late";
const { type: TYPE } = guardsMissing;

/** Raises that nobody has come for these posts of a shift; its words name no person. */
export function raiseMissing(
	context: StepContext,
	{ row, id, posts }: { row: RosterRow; id: string; posts: readonly string[] },
): Alarm {
	const is = HUB_ALARMS[TYPE];
	const words = wordsOf(context.site, row, posts);
	const zone = guardRoomZone(context.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, part: id, words, at: context.entry.at };
	const alarm = activate(context, { ...about, moment: false, into: "own", rule: RULE });
	context.keepIncident({ ...incidentOf(context, alarm), words });
	return alarm;
}

/** Somebody has come: what is left is said without a sound; where nobody is missing, the alarm returns to normal. */
export function guardsCame(
	context: StepContext,
	id: string,
	{ row, posts }: { row: RosterRow | undefined; posts: readonly string[] },
): void {
	const alarm = context.get("alarm", id);
	if (!alarm) return;
	if (!row || posts.length === 0) {
		if (alarm.active) returnToNormal(context, alarm, RULE);
		return;
	}
	const incident = context.get("incident", alarm.incident);
	if (incident?.type === TYPE) context.keepIncident({ ...incident, words: wordsOf(context.site, row, posts) });
}

/** "Posts unfilled, Day shift 08:00, South gate, Patrol". */
function wordsOf(site: Site, { shift, from }: RosterRow, posts: readonly string[]): Words {
	const start = clockWords(site, from);
	const which: Words = { en: `${shift.words.en} ${start}`, "zh-CN": `${shift.words["zh-CN"]} ${start}` };
	return clauses(HUB_ALARMS[TYPE].words, which, ...[...new Set(posts)].map((post) => postWords(site, post, posts)));
}

/** A post as it is said, with how many are missing there where it is more than one. */
function postWords({ zones }: Site, post: string, posts: readonly string[]): Words {
	const said: Readonly<Record<string, Words>> = POSTS;
	const words = said[post] ?? zones.get(post)?.words ?? { en: post, "zh-CN": post };
	const times = posts.filter((one) => one === post).length;
	return times === 1 ? words : { en: `${times} × ${words.en}`, "zh-CN": `${words["zh-CN"]}${times}人` };
}
