import { expect, test } from "vitest";
import type { Site } from "../../../src/model/site.ts";
import { localDays, localMinutes } from "../../../src/site/local-time.ts";
import { LANE, NIGHTLY } from "./patrol-night.ts";
import { PatrolPlanning } from "./planning.ts";
import { smallSite } from "./small-site.ts";

const timeZone = "Europe/Berlin";
const plan = { ...NIGHTLY, at: ["01:30", "02:30", "23:30"] };
const site: Site = {
	...smallSite([LANE], [plan]),
	...{ timeZone, minuteOfDay: localMinutes(timeZone), dayOfWeek: localDays(timeZone) },
};

/** When rounds start that are planned from one instant to another. */
const starts = (from: string, to: string) => new PatrolPlanning(site, from).until(to);

test("in autumn, when 02:30 comes twice, each round is planned once", () => {
	expect(starts("2026-10-24T12:00:00Z", "2026-10-25T22:45:00Z")).toEqual([
		"2026-10-24T21:30:00.000Z",
		"2026-10-24T23:30:00.000Z",
		"2026-10-25T00:30:00.000Z",
		"2026-10-25T22:30:00.000Z",
	]);
});

test("in spring, when 02:30 is passed over, its round is planned for the moment after", () => {
	expect(starts("2027-03-27T12:00:00Z", "2027-03-28T21:45:00Z")).toEqual([
		"2027-03-27T22:30:00.000Z",
		"2027-03-28T00:30:00.000Z",
		"2027-03-28T01:00:00.000Z",
		"2027-03-28T21:30:00.000Z",
	]);
});
