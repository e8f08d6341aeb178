import type { Incident } from "./incident.ts";
import type { Point, Site } from "./site.ts";
import type { VolunteerAsked } from "./volunteer-asked.ts";

/** What residents may be asked to look at; all else may be dangerous, or is none of theirs. Our own setting. */
const HARMLESS: ReadonlySet<string> = new Set([
	...["report.nuisance", "report.technical", "report.other", "patrol.defect", "intercom.held-open"],
]);

/** Whether volunteers may be asked: its type is harmless, and nothing of it has become urgent. */
export function isHarmless({
	type,
	priority,
	life,
	discreet,
}: Pick<Incident, "type" | "priority" | "life" | "discreet">) {
	return HARMLESS.has(type) && life === undefined && !discreet && (priority === "medium" || priority === "low");
}

/** So many are asked at a time. Our own setting. */
const ASKED_AT_ONCE = 3;

/** The nearest of the site's volunteers who were not asked yet, by where they live. */
export function nearestVolunteers(
	{ volunteers, buildings, zones }: Pick<Site, "volunteers" | "buildings" | "zones">,
	{ zone, volunteers: asked = [] }: Pick<Incident, "zone" | "volunteers">,
): readonly Pick<VolunteerAsked, "volunteer" | "name" | "distanceM">[] {
	const at = zones.get(zone ?? "")?.shape;
	if (!at) return [];
	const near = [...(volunteers ?? [])].flatMap(([volunteer, { displayName, home }]) => {
		const lives = buildings.find(({ id }) => id === home)?.outline;
		if (!lives || asked.some((one) => one.volunteer === volunteer)) return [];
		return [{ volunteer, name: displayName, distanceM: Math.round(between(middleOf(lives), middleOf(at))) }];
	});
	return near.sort((a, b) => a.distanceM - b.distanceM || (a.volunteer < b.volunteer ? -1 : 1)).slice(0, ASKED_AT_ONCE);
}

function middleOf(shape: readonly Point[]): Point {
	const [x, y] = shape.reduce<Point>(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
	return [x / shape.length, y / shape.length];
}

function between([ax, ay]: Point, [bx, by]: Point): number {
	return Math.hypot(bx - ax, by - ay);
}
