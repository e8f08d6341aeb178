import type { AlarmType } from "../../model/kind.ts";
import { higher, type Priority, urgency } from "../../model/priority.ts";
import type { AlarmSettings, Settings } from "../../model/settings.ts";
import type { Site, Zone } from "../../model/site.ts";

/** An alarm type in a place. */
export interface Placed {
	readonly type: string;
	readonly zone: string;
	readonly source: string;
}

/** What a site says of its alarms, as far as the engine has to know before it looks at one. */
export interface SiteOverrides {
	/** Some alarm type has deadlines of its own. */
	readonly deadlines: boolean;
	/** By zone: where an incident may have begun that spreads there, if that is not the site's own neighbourhood. */
	readonly reach: ReadonlyMap<string, readonly string[]> | undefined;
}

/** What the site says of an alarm type in a place; the first that fits decides. */
export function settingsOf({ settings }: Pick<Site, "settings">, { type, zone, source }: Placed) {
	return settings.alarms[type]?.find(
		({ where }) => where === undefined || where.includes(zone) || where.includes(source.slice("device:".length)),
	);
}

/** Where a person finds what the site says of an alarm type. */
export function pathOf(type: string): string {
	return `settings.alarms.${type}`;
}

/** The priority by the site's word, else by the kind's; nothing makes a life alarm less than critical. */
export function priorityOf(site: Site, placed: Placed, { priority, life }: AlarmType): Priority {
	const given = settingsOf(site, placed)?.priority;
	if (given === undefined) return priority;
	return life === undefined ? given : higher(given, priority);
}

/** The less urgent of the two. */
export function lower(a: Priority, b: Priority): Priority {
	return urgency(a) >= urgency(b) ? a : b;
}

/** Whether an incident of the type that began in `placed` may spread to `zone`. */
export function spreads(site: Site, placed: Placed, zone: string): boolean {
	return neighboursOf(site.zones, settingsOf(site, placed), placed.zone).includes(zone);
}

/** What has to be known of a site's settings, worked out once. */
export function siteOverrides({ settings, zones }: Pick<Site, "settings" | "zones">): SiteOverrides {
	const all = Object.values(settings.alarms).flat();
	return {
		deadlines: all.some(({ acknowledgeMs, actMs }) => acknowledgeMs !== undefined || actMs !== undefined),
		reach: all.some(({ neighbours }) => neighbours !== undefined) ? reachIn(settings, zones) : undefined,
	};
}

function reachIn({ alarms }: Settings, zones: Site["zones"]): ReadonlyMap<string, readonly string[]> {
	const reach = new Map<string, Set<string>>();
	const all: (AlarmSettings | undefined)[] = [undefined, ...Object.values(alarms).flat()];
	for (const { id } of zones.values()) {
		for (const settings of all) {
			for (const to of neighboursOf(zones, settings, id)) {
				const from = reach.get(to) ?? new Set();
				reach.set(to, from.add(id));
			}
		}
	}
	return new Map([...reach].map(([zone, from]) => [zone, [...from]]));
}

function neighboursOf(
	zones: ReadonlyMap<string, Zone>,
	settings: AlarmSettings | undefined,
	zone: string,
): readonly string[] {
	return settings?.neighbours?.[zone] ?? zones.get(zone)?.neighbours ?? [];
}
