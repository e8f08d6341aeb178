import { z } from "zod";
import { instantOf } from "../../contract/primitives.ts";
import { quarantinedShape } from "../../contract/quarantine-shape.ts";
import type { QuarantinedMessage } from "../../journal/query.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

/** Messages that were not valid, with their bytes and the exact reason. */
export function quarantineRoutes({ reader, live: { discreet } }: Pick<Hub, "reader" | "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/quarantine",
			roles: ["admin"],
			summary: "Messages that were not valid, newest first",
			problems: ["malformed"],
			reads: true,
			input: { query: z.object(pageQuery) },
			answer: listOf(quarantinedShape),
			async handle({ query }) {
				const page = await reader.quarantined(asked(query));
				const items = page.items.map((one) =>
					shown(discreet.mentions(Buffer.from(one.bytes, "base64")) ? bare(one) : one),
				);
				return {
					body: { items, ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) },
				};
			},
		}),
	];
}

function shown({ receivedAt, ...one }: QuarantinedMessage): z.output<typeof quarantinedShape> {
	return { ...one, receivedAt: instantOf(receivedAt) };
}

/** One that names what is discreet: that it is there and why it was not taken, never from where. It is kept whole. */
function bare({ id, receivedAt, reason }: QuarantinedMessage): QuarantinedMessage {
	const [why = ""] = reason.split(":");
	return { id, receivedAt, sender: "", topic: "", reason: why, bytes: "", totalBytes: 0 };
}
