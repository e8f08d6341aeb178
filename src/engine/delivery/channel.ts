import type { Channel } from "../../model/channel.ts";
import { channelBroken } from "../../model/entries/channel-broken.ts";
import { channelFailed } from "../../model/entries/channel-failed.ts";
import { channelWorks } from "../../model/entries/channel-works.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";

/** So many failures in a row are an alarm; a message that is given up is one at once. */
const IN_A_ROW = 3;

const RULE = "notify";
const { type: TYPE } = channelFailed;

/** A message did not get out by the channel. `dead`: it never will. */
export function countFailure(work: Work, channel: string, reason: string, dead = false): void {
	if (!stated(work, channel)) return;
	const { failures = 0, alarmed } = work.get("memory", memoryOf(channel))?.channel ?? {};
	const fails = !alarmed && (dead || failures + 1 >= IN_A_ROW);
	const more = { failures: failures + 1, ...((alarmed || fails) && { alarmed: true as const }) };
	work.remember(memoryOf(channel), { channel: more });
	if (fails) work.derive(channelFailed, guardRoomZone(work.site), { channel, reason });
}

/** A message got out by the channel. */
export function countSuccess(work: Work, channel: string): void {
	const before = work.get("memory", memoryOf(channel))?.channel;
	if (!before || before.failures === 0) return;
	work.remember(memoryOf(channel), { channel: { failures: 0 } });
	if (before.alarmed) work.derive(channelWorks, guardRoomZone(work.site), { channel });
}

/** The hub found a channel unusable (no key, a template that can't be read) before anything had to go out by it. */
export const onChannelBroken = onEntry(channelBroken, (work, { channel, reason = "" }) => {
	countFailure(work, channel, reason, true);
});

/** Nobody beyond the screen hears by this channel: an alarm of its own until something gets out again. */
export const onChannelFailed = onEntry(channelFailed, (work, { channel: id }) => {
	work.because({ because: "channel-failed", rule: RULE });
	const is = HUB_ALARMS[TYPE];
	const words = clauses(is.words, stated(work, id)?.words ?? { en: id, "zh-CN": id });
	const zone = guardRoomZone(work.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, part: id, words, at: work.entry.at };
	const alarm = activate(work, { ...about, moment: false, into: "own", rule: RULE });
	work.keepIncident({ ...incidentOf(work, alarm), words });
});

/** Something gets out again; the alarm waits for a person's reset like any other. */
export const onChannelWorks = onEntry(channelWorks, (work, { channel: part }) => {
	work.because({ because: "channel-works", rule: RULE });
	clear(work, { types: [TYPE], source: "hub", part, rule: RULE });
});

function stated({ site }: Work, channel: string): Channel | undefined {
	return site.channels?.find(({ id }) => id === channel);
}

function memoryOf(channel: string): string {
	return `channel:${channel}`;
}
