import { configurationShape, reloadedShape } from "../../contract/configuration-shapes.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { RefusedConfiguration } from "../../model/site-configuration.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";

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
