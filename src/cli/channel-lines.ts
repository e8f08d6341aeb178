import type { Channel, ChannelStanding } from "../model/channel.ts";
import type { Mistake } from "../model/problem.ts";

/** What `doctor` says of the ways beyond the screen: how each has done lately, and what it lacks here. */
export function channelLines(
	channels: readonly Channel[],
	standings: ReadonlyMap<string, ChannelStanding> | undefined,
	lacking: readonly Mistake[],
): string[] {
	const standing = channels.map((channel) => {
		const { id } = channel;
		const kind = channel.channel === "webhook" ? channel.kind : channel.channel;
		return `  ${id} (${kind}): ${standingWords(standings?.get(id))}`;
	});
	const lacks = lacking.map(({ path, found, expected }) => `  ${path}: found ${found}; expected ${expected}`);
	return [`channels: ${channels.length === 0 ? "none but the screen" : channels.length}`, ...standing, ...lacks];
}

/** When something last arrived, and what last did not. */
export function standingWords({ deliveredAt, failed, alarmed }: ChannelStanding = { failures: 0 }): string {
	const arrived = deliveredAt === undefined ? "nothing delivered yet" : `last delivered ${timeOf(deliveredAt)}`;
	if (!failed) return arrived;
	const said = failed.answer === undefined ? "" : ` (${failed.answer})`;
	return `${arrived}, last failed ${timeOf(failed.at)}: ${failed.reason}${said}${alarmed ? "; nothing gets out by it" : ""}`;
}

function timeOf(at: number): string {
	return new Date(at).toISOString();
}
