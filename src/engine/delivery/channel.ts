import { CHANNEL_MEMORY, type Channel, type ChannelStanding } from "../../model/channel.ts";
import { channelBroken } from "../../model/entries/channel-broken.ts";
import { channelFailed } from "../../model/entries/channel-failed.ts";
import { channelWorks } from "../../model/entries/channel-works.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { onEntry } from "../kernel/finding.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";

/** So many failures in a row are an alarm; a message that is given up is one at once. */
const IN_A_ROW = 3;

const RULE = "notify";
const { type: TYPE } = channelFailed;

/** Why a message did not get out; `dead`: it never will. */
interface Failure {
	readonly reason: string;
	readonly answer?: string | undefined;
	readonly dead?: boolean;
}

/** A message did not get out by the channel. */
export function countFailure(context: StepContext, channel: string, failure: Failure): void {
	if (!stated(context, channel)) return;
	const before = noteFailure(context, channel, failure);
	const { reason, dead = false } = failure;
	const failures = before.failures + 1;
	const fails = !before.alarmed && (dead || failures >= IN_A_ROW);
	const alarmed = (before.alarmed || fails) && { alarmed: true as const };
	context.remember(memoryOf(channel), { channel: { ...standingOf(context, channel), failures, ...alarmed } });
	if (fails) context.derive(channelFailed, guardRoomZone(context.site), { channel, reason });
}

/** It is remembered for whoever asks how the channel stands; gives how it stood. */
export function noteFailure(context: StepContext, channel: string, { reason, answer }: Failure): ChannelStanding {
	const before = standingOf(context, channel);
	const failed = { at: context.now, reason, ...(answer !== undefined && { answer }) };
	context.remember(memoryOf(channel), { channel: { ...before, failed } });
	return before;
}

/** A message got out by the channel. */
export function countSuccess(context: StepContext, channel: string): void {
	if (!stated(context, channel)) return;
	const { alarmed, ...before } = standingOf(context, channel);
	context.remember(memoryOf(channel), { channel: { ...before, failures: 0, deliveredAt: context.now } });
	if (alarmed) context.derive(channelWorks, guardRoomZone(context.site), { channel });
}

function standingOf(context: StepContext, channel: string): ChannelStanding {
	return context.get("memory", memoryOf(channel))?.channel ?? { failures: 0 };
}

/** The hub found a channel unusable (no key, a template that can't be read) before anything had to go out by it. */
export const onChannelBroken = onEntry(channelBroken, (context, { channel, reason = "" }) => {
	countFailure(context, channel, { reason, dead: true });
});

/** Nobody beyond the screen hears by this channel: an alarm of its own until something gets out again. */
export const onChannelFailed = onEntry(channelFailed, (context, { channel: id }) => {
	context.because({ because: "channel-failed", rule: RULE });
	const is = HUB_ALARMS[TYPE];
	const words = clauses(is.words, stated(context, id)?.words ?? { en: id, "zh-CN": id });
	const zone = guardRoomZone(context.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, part: id, words, at: context.entry.at };
	const alarm = activate(context, { ...about, moment: false, into: "own", rule: RULE });
	context.keepIncident({ ...incidentOf(context, alarm), words });
});

/** Something gets out again; the alarm waits for a person's reset like any other. */
export const onChannelWorks = onEntry(channelWorks, (context, { channel: part }) => {
	context.because({ because: "channel-works", rule: RULE });
	clear(context, { types: [TYPE], source: "hub", part, rule: RULE });
});

function stated({ site }: StepContext, channel: string): Channel | undefined {
	return site.channels?.find(({ id }) => id === channel);
}

function memoryOf(channel: string): string {
	return `${CHANNEL_MEMORY}${channel}`;
}
