import { expect, test } from "vitest";
import { presentSite, siteShape } from "../../src/contract/site.ts";
import { readSite } from "../../src/site/read.ts";

const site = await readSite(new URL("../../config/jingxin-garden.yaml", import.meta.url).pathname);

test("the site is shown whole, and nothing that only the hub needs", () => {
	const shown = presentSite(site);
	expect(siteShape.strict().parse(shown)).toEqual(shown);
	expect(shown.devices).toHaveLength(744);
	expect(shown.zones).toHaveLength(site.zones.size);
	expect(shown.kinds.map(({ name }) => name).sort()).toEqual([...site.kinds.keys()].sort());
	expect(JSON.stringify(shown)).not.toMatch(/heartbeat|allowedOrigins|"options"/);
});
