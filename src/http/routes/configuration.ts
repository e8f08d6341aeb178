import { z } from "zod";
import type { RefusedConfiguration } from "../../configuration.ts";
import { instant, instantOf } from "../../contract/primitives.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";

const mistake = z.object({
	path: z.string().meta({ description: "File, line and key" }),
	found: z.string().optional(),
	expected: z.string().optional(),
});

const configurationShape = z.object({
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

const reloadedShape = z.object({
	hash: z.string(),
	changed: z.boolean(),
	seq: z.int().optional().meta({ description: "The entry from which on it judges" }),
	count: z.int().optional().meta({ description: "How many keys say something else" }),
	changes: z.array(change).optional().meta({ description: "The first hundred of them" }),
	devicesAdded: z.array(z.string()).optional(),
	devicesRemoved: z.array(z.string()).optional(),
});

/** What the site's files say, and reading them anew. */
export function configurationRoutes({ configuration }: Pick<Hub, "configuration">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/configuration",
			roles: ["admin"],
			summary: "The configuration in force, and the last one that was refused",
			input: {},
			answer: configurationShape,
			async handle() {
				const { configuration: now, since, refused } = configuration;
				const [main, ...files] = now.files;
				return {
					body: {
						file: main?.name ?? "",
						text: main?.text ?? "",
						files: files.map((file) => ({ ...file })),
						hash: now.hash,
						since: instantOf(since),
						...(refused && { refused: presentRefused(refused) }),
					},
				};
			},
		}),
		defineRoute({
			method: "POST",
			path: "/configuration/reload",
			roles: ["admin"],
			summary: "Read the site's files anew; a wrong one is refused and the one before stays in force",
			problems: ["wrong-configuration"],
			input: {},
			answer: reloadedShape,
			async handle({ who }) {
				const { hash, changed } = await configuration.reload(`user:${who.user}`);
				return {
					body: {
						hash,
						changed: changed !== undefined,
						...(changed && {
							...changed,
							changes: changed.changes.map((one) => ({ ...one })),
							devicesAdded: [...changed.devicesAdded],
							devicesRemoved: [...changed.devicesRemoved],
						}),
					},
				};
			},
		}),
	];
}

function presentRefused({ at, by, detail, mistakes }: RefusedConfiguration) {
	return { at: instantOf(at), by, detail, mistakes: mistakes.map((one) => ({ ...one })) };
}
