import type { Site } from "../model/site.ts";
import type { SiteSource } from "./wire.ts";

/** The site that a thread works with; functions don't cross threads, so each loads it by itself. */
export async function siteFrom(source: SiteSource): Promise<Site> {
	if ("configFile" in source) {
		const { readSite } = await import("../site/read.ts");
		return readSite(source.configFile);
	}
	const module: { default: Site } = await import(source.module);
	return module.default;
}
