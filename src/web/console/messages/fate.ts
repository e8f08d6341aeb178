import type { MessageShape } from "../../../contract/message-shape.ts";

/** What became of a message on the way to one guard, as a sentence's key; and when, where a phone has confirmed it. */
export interface Fate {
	readonly key: "message.seen" | "message.delivered" | "message.app" | "message.push" | "message.radio";
	readonly at?: string;
}

/** No more than is so: what no phone has confirmed is not delivered, and what nothing could carry was not sent. */
export function fateOf({ reach, deliveredAt, seenAt }: MessageShape["to"][number]): Fate {
	if (seenAt !== undefined) return { key: "message.seen", at: seenAt };
	if (deliveredAt !== undefined) return { key: "message.delivered", at: deliveredAt };
	return { key: `message.${reach}` };
}
