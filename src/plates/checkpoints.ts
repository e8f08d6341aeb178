import type { Site, SiteDevice } from "../model/site.ts";
import type { PlateSheet } from "./sheet.ts";

/** The devices that guards check in at. */
const CHECKPOINT_KIND = "patrol";

/** The site's checkpoints, by id. */
export function checkpointsOf({ devices }: Pick<Site, "devices">): readonly SiteDevice[] {
	return [...devices.values()]
		.filter(({ kind }) => kind === CHECKPOINT_KIND)
		.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** What the plates of these codes show. */
export function sheetsOf(
	{ words: site, devices }: Pick<Site, "words" | "devices">,
	plates: readonly { readonly checkpoint: string; readonly code: string; readonly version: number }[],
): PlateSheet[] {
	return plates.map(({ checkpoint, code, version }) => {
		const words = devices.get(checkpoint)?.words ?? { en: checkpoint, "zh-CN": checkpoint };
		return { words, site, code, version };
	});
}
