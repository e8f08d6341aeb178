import { z } from "zod";
import { namedType } from "../../contract/named-type.ts";
import { instant, instantOf } from "../../contract/primitives.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

const quarantinedShape = z.object({
	id: z.int(),
	receivedAt: instant,
	sender: z.string(),
	topic: z.string(),
	discreet: z.literal(true).optional().meta({ description: "A special incident: nothing here tells where or what" }),
	reason: z.string(),
	path: z.string().optional(),
	found: z.string().optional(),
	expected: z.string().optional(),
	bytes: z.string().meta({ description: "The first 64 KiB, base64" }),
	totalBytes: z.int(),
});

type Quarantined = z.output<typeof quarantinedShape>;

/** What names duress is in a list like any other: as a special incident, without sender, topic and text. */
function veiled({ id, receivedAt, totalBytes }: Quarantined): Quarantined {
	return { id, receivedAt, sender: "", topic: "", discreet: true, reason: "special incident", bytes: "", totalBytes };
}

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
				const items = page.items.map(({ receivedAt, ...one }): Quarantined => {
					const whole = { ...one, receivedAt: instantOf(receivedAt) };
					return discreet.names(namedType(Buffer.from(one.bytes, "base64"))) ? veiled(whole) : whole;
				});
				return {
					body: { items, ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) },
				};
			},
		}),
	];
}
