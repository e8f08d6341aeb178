import { z } from "zod";
import { instant } from "./primitives.ts";

/** A channel beyond the screen, and how it has done lately. No address and no key of it is told. */
export const channelShape = z.object({
	id: z.string(),
	kind: z.string().meta({ description: "As the site's file calls it: webhook, dingtalk, email, siren" }),
	words: z.object({ en: z.string(), "zh-CN": z.string() }),
	failing: z.boolean().meta({ description: "An alarm says that nothing gets out by it" }),
	deliveredAt: instant.optional().meta({ description: "When something last arrived by it" }),
	failedAt: instant.optional().meta({ description: "When something last did not" }),
	reason: z.string().optional().meta({ description: "Why it did not, as in `GET /deliveries`" }),
	answer: z.string().optional().meta({ description: "What the receiver said then, or where it pointed" }),
	canTest: z.boolean().meta({ description: "It takes a test message" }),
});

export type ChannelShape = z.output<typeof channelShape>;
