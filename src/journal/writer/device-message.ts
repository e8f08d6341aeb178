import { type Draft, deviceOf } from "../../model/entry.ts";
import type { Site } from "../../model/site.ts";
import { topicOf } from "../../model/topic.ts";

interface DeviceMessage {
	readonly topic: string;
	readonly bytes: Buffer;
}

/**
 * The event of a device as it was read, in the form in which it is sent: what is set aside is found again by its topic, and
 * can be sent once more. Nobody carries the bytes of each event that is taken, so spaces and the order of fields are the
 * hub's, `at` is in UTC, and fields beside the envelope's are not there. Undefined where no device sent it.
 */
export function deviceMessage(draft: Draft, { id: site }: Pick<Site, "id">): DeviceMessage | undefined {
	const device = deviceOf(draft.source);
	if (device === undefined) return undefined;
	const { id, type, at, noTime, data, late, initial } = draft;
	const event = {
		...{ id, type },
		...(!noTime && { at: new Date(at).toISOString() }),
		data,
		...(late && { late }),
		...(initial && { initial }),
	};
	return { topic: topicOf(site, device, "event"), bytes: Buffer.from(JSON.stringify(event)) };
}
