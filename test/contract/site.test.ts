import { expect, test } from "vitest";
import { presentSite, siteShape } from "../../src/contract/site.ts";
import type { SiteDevice } from "../../src/model/site.ts";
import { readSite } from "../../src/site/read.ts";

const site = await readSite(new URL("../../config/jingxin-garden.yaml", import.meta.url).pathname);

test("the site is shown whole, and nothing that only the hub needs", () => {
	const shown = presentSite(site);
	expect(siteShape.strict().parse(shown)).toEqual(shown);
	expect(shown.devices).toHaveLength(744);
	expect(shown.zones).toHaveLength(site.zones.size);
	expect(shown.kinds.map(({ name }) => name).sort()).toEqual([...site.kinds.keys()].sort());
	const silent = shown.devices.filter(({ cannotTell }) => cannotTell);
	expect(silent.map(({ id, cannotTell }) => [id, cannotTell])).toEqual([
		["door-b09-1", [{ alarm: "intercom.forced" }]],
		["door-b13-1", [{ alarm: "intercom.forced" }]],
	]);
	expect(JSON.stringify(shown)).not.toMatch(/heartbeat|allowedOrigins|"options"/);
});

test("of a station with several doors it is said at which of them forced can't be told", () => {
	const door: SiteDevice | undefined = site.devices.get("door-b03-2");
	if (!door) throw new Error("no door");
	const options = { ...door.options, doors: { 2: { reports: ["card"] }, 3: { releases: ["card"] } } };
	const shown = presentSite({ ...site, devices: new Map([[door.id, { ...door, options }]]) });
	expect(shown.devices).toMatchObject([{ cannotTell: [{ alarm: "intercom.forced", part: "2" }] }]);
});
