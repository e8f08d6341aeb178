import { z } from "zod";

/** What came of a command while whoever told it waited. */
export const commandAnswerShape = z.object({
	command: z.string().meta({ description: "The id it was sent under" }),
	outcome: z.enum(["done", "failed", "no-reply"]),
	error: z.string().optional().meta({ description: "What the device says why it failed" }),
});

export type CommandAnswerShape = z.output<typeof commandAnswerShape>;
