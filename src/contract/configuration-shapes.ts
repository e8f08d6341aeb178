import { z } from "zod";
import { instant } from "./primitives.ts";

const mistake = z.object({
	path: z.string().meta({ description: "File, line and key" }),
	found: z.string().optional(),
	expected: z.string().optional(),
});

/** The site's files as they are in force. */
export const configurationShape = z.object({
	file: z.string(),
	text: z.string().meta({ description: "The site's file as it was read" }),
	files: z.array(z.object({ name: z.string(), text: z.string() })).meta({ description: "The procedures beside it" }),
	hash: z.string().meta({ description: "SHA-256 over names and texts of all" }),
	since: instant.meta({ description: "In force since then" }),
	refused: z
		.object({ at: instant, by: z.string(), detail: z.string(), mistakes: z.array(mistake) })
		.optional()
		.meta({ description: "The last attempt to change it, if it was wrong" }),
});

const change = z.object({ key: z.string(), before: z.string().optional(), after: z.string().optional() });

/** What reading them anew has changed. */
export const reloadedShape = z.object({
	hash: z.string(),
	changed: z.boolean(),
	seq: z.int().optional().meta({ description: "The entry from which on it judges" }),
	count: z.int().optional().meta({ description: "How many keys say something else" }),
	changes: z.array(change).optional().meta({ description: "The first hundred of them" }),
	devicesAdded: z.array(z.string()).optional(),
	devicesRemoved: z.array(z.string()).optional(),
});

export type ConfigurationShape = z.output<typeof configurationShape>;
