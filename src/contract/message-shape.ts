import { z } from "zod";
import type { Message } from "../model/objects/message.ts";
import { REACHES } from "../model/reach.ts";
import { presenter } from "./presenter.ts";
import { instant, instantOf, rev } from "./primitives.ts";

export const messageShape = z.object({
	id: z.string(),
	rev,
	since: instant,
	by: z.string(),
	text: z.string(),
	to: z.array(
		z.object({
			guard: z.string(),
			reach: z.enum(REACHES).meta({ description: "How they were reached when it was sent; `radio`: by nothing" }),
			deliveredAt: instant.optional(),
			seenAt: instant.optional(),
		}),
	),
});

/** What was said to guards, and what each phone confirmed. */
export const presentMessage = presenter(messageShape, ({ id, rev: seq, since, by, text, to }: Message) => ({
	...{ id, rev: seq, since: instantOf(since), by, text },
	to: to.map(({ guard, reach, deliveredAt, seenAt }) => ({
		...{ guard, reach },
		...(deliveredAt !== undefined && { deliveredAt: instantOf(deliveredAt) }),
		...(seenAt !== undefined && { seenAt: instantOf(seenAt) }),
	})),
}));

export type MessageShape = z.output<typeof messageShape>;
