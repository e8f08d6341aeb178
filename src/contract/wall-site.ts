import { z } from "zod";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { REPORT_KINDS } from "../model/report.ts";
import type { Site } from "../model/site.ts";
import { presenter } from "./presenter.ts";
import {
	alarmTypes,
	deviceMarkShape,
	kindShape,
	planShape,
	pointOf,
	presentKind,
	presentPlan,
	siteShape,
} from "./site.ts";
import { presentSettings } from "./site-rules.ts";

/** Stands where the site has a list, and never has anything in it. */
const untold = z.array(z.never());

/**
 * The site as a wall screen draws it. Everybody who passes reads it: what it names is what a plan and a queue are drawn
 * of, and what is added to the site for people is not on a wall before it is named here. Of flats and what hangs in them,
 * of posts, procedures, commands, and whom the guard room calls it tells nothing.
 */
export const wallSiteShape = z.object({
	...planShape.shape,
	devices: z.array(z.object({ ...deviceMarkShape.shape, fedBy: untold })),
	kinds: z.array(z.object({ ...kindShape.shape, commands: z.record(z.string(), z.never()) })),
	hubAlarms: siteShape.shape.hubAlarms,
	reportKinds: siteShape.shape.reportKinds,
	settings: siteShape.shape.settings,
	drills: siteShape.shape.drills,
	units: untold,
	gateways: untold,
	feeds: untold,
	shifts: untold,
	procedures: untold,
	agencies: untold,
	channels: untold,
});

/** What a wall screen is told of the site; pages read it as any site. */
export const presentSiteToWalls = presenter(wallSiteShape, (site: Site) => ({
	...presentPlan(site),
	devices: [...site.devices.values()]
		.filter(({ unit }) => unit === undefined)
		.map(({ id, words, kind, zone, place }) => ({
			...{ id, words, kind, zone, place: { ...place, at: pointOf(place.at) } },
			fedBy: [],
		})),
	kinds: [...site.kinds.values()].map((kind) => ({ ...presentKind(kind), commands: {} })),
	hubAlarms: alarmTypes(HUB_ALARMS),
	reportKinds: REPORT_KINDS,
	settings: presentSettings(site.settings),
	drills: [...(site.drills?.values() ?? [])],
	...{ units: [], gateways: [], feeds: [], shifts: [], procedures: [], agencies: [], channels: [] },
}));
