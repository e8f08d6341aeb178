import { readConfiguration, reloadConfiguration } from "../../contract/http/configuration.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { RefusedConfiguration } from "../../model/site-configuration.ts";
import { handle } from "../handle.ts";

export const handleReadConfiguration = handle(readConfiguration, async ({ hub: { configuration } }) => {
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
});

export const handleReloadConfiguration = handle(reloadConfiguration, async ({ principal: { user }, hub }) => {
	const { hash, changed } = await hub.configuration.reload(`user:${user}`);
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
});

function presentRefused({ at, by, detail, mistakes }: RefusedConfiguration) {
	return { at: instantOf(at), by, detail, mistakes: mistakes.map((one) => ({ ...one })) };
}
