import type { ChannelShape } from "../contract/channel-shape.ts";
import { instantOf } from "../contract/primitives.ts";
import type { Reader } from "../journal/query.ts";
import { CHANNEL_MEMORY, type Channel, type ChannelStanding } from "../model/channel.ts";
import type { Site } from "../model/site.ts";

/** The site's channels, each with how it has done lately. */
export async function channelsNow({ channels = [] }: Site, reader: Pick<Reader, "rows">): Promise<ChannelShape[]> {
	const rows = await reader.rows(
		"SELECT id, value ->> '$.channel' AS standing FROM object WHERE kind = 'memory' AND id GLOB ?",
		[`${CHANNEL_MEMORY}*`],
	);
	const standings = new Map(rows.map(({ id, standing }) => [String(id), standingOf(standing)]));
	return channels.map((channel) => shown(channel, standings.get(`${CHANNEL_MEMORY}${channel.id}`)));
}

/** The row was written from one. */
function standingOf(json: unknown): ChannelStanding | undefined {
	return typeof json === "string" ? JSON.parse(json) : undefined;
}

function shown(channel: Channel, standing: ChannelStanding = { failures: 0 }): ChannelShape {
	const { deliveredAt, failed, alarmed } = standing;
	return {
		id: channel.id,
		kind: channel.channel === "webhook" ? channel.kind : channel.channel,
		words: channel.words,
		failing: alarmed === true,
		...(deliveredAt !== undefined && { deliveredAt: instantOf(deliveredAt) }),
		...(failed && { failedAt: instantOf(failed.at), reason: failed.reason }),
		...(failed?.answer !== undefined && { answer: failed.answer }),
		canTest: channel.channel !== "siren",
	};
}
