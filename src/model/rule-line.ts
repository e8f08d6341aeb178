import type { Site } from "./site.ts";

/**
 * Where the rule that an outcome names stands in the site's file (`jingxin-garden.yaml:712`); undefined for what is a
 * kind's own rule, or a default. A path may go deeper than the file's keys, and may say `settings` for `rules`.
 */
export function ruleLine({ lines }: Pick<Site, "lines">, rule: string): string | undefined {
	if (!lines) return undefined;
	let path = rule.replace(/^settings\./, "rules.");
	while (path.startsWith("rules.")) {
		const line = lines.get(path);
		if (line !== undefined && path !== "rules.alarms") return line;
		path = path.slice(0, path.lastIndexOf("."));
	}
	return undefined;
}
