import { z } from "zod";
import { namedType } from "../../contract/named-type.ts";
import { instantOf } from "../../contract/primitives.ts";
import { type QuarantinedShape, quarantinedShape } from "../../contract/quarantine-shape.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

/** What names duress is in a list like any other: as a special incident, without sender, topic and text. It is kept whole. */
function veiled({ id, receivedAt }: QuarantinedShape): QuarantinedShape {
	return {
		id,
		receivedAt,
		sender: "",
		topic: "",
		discreet: true,
		reason: "special incident",
		bytes: "",
		totalBytes: 0,
	};
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
				const items = page.items.map(({ receivedAt, ...one }): QuarantinedShape => {
					const whole = { ...one, receivedAt: instantOf(receivedAt) };
					const bytes = Buffer.from(one.bytes, "base64");
					return discreet.mentions(bytes) || discreet.names(namedType(bytes)) ? veiled(whole) : whole;
				});
				return {
					body: { items, ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) },
				};
			},
		}),
	];
}
