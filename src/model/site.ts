import type { Channel } from "./channel.ts";
import type { Kind } from "./kind.ts";
import type { Day, PatrolPlan, PatrolRoute } from "./patrol.ts";
import type { PersonDetails } from "./person.ts";
import type { Agency, Procedure } from "./procedure.ts";
import type { RosterPattern } from "./roster-pattern.ts";
import type { Settings } from "./settings.ts";
import type { Words } from "./words.ts";

/** Metres on the plan: x to the east, y to the north, from the plot's south-west corner. */
export type Point = readonly [x: number, y: number];

export const ZONE_SORTS = ["wall", "stairwell", "open", "gate", "room"] as const;

/** A place that alarms name. */
export interface Zone {
	readonly id: string;
	readonly sort: (typeof ZONE_SORTS)[number];
	readonly words: Words;
	/** A wall's beam zone is a line of two points; every other zone an outline. */
	readonly shape: readonly Point[];
	/** The wall it is part of (`east`). */
	readonly wall?: string;
	/** Direct neighbours: an incident may spread to these. Symmetric. */
	readonly neighbours: readonly string[];
	readonly building?: string;
}

/** Where a device stands, and what it looks at. */
export interface Place {
	readonly at: Point;
	/** Compass degrees, 0 north, clockwise. */
	readonly facingDeg?: number;
	readonly fieldOfViewDeg?: number;
	readonly reachM?: number;
}

/** One device of the site: what it is and where it stands, never what it reports. */
export interface SiteDevice {
	readonly id: string;
	readonly kind: string;
	readonly words: Words;
	readonly zone: string;
	readonly unit?: string;
	readonly place: Place;
	/** What the kind's `options` schema made of the YAML. */
	readonly options: Readonly<Record<string, unknown>>;
	/** The power or switch it hangs on (`power-b07`); losses with a feed in common are one incident. */
	readonly fedBy: readonly string[];
	/** The recorder, alarm host or bridge that speaks for it. */
	readonly gateway?: string;
}

export interface Unit {
	readonly id: string;
	readonly words: Words;
	readonly zone: string;
	readonly building: string;
	readonly stairwell?: number;
	readonly floor?: number;
}

export interface Building {
	readonly id: string;
	readonly number: number;
	readonly words: Words;
	readonly outline: readonly Point[];
	readonly floors: number;
	readonly stairwells: readonly {
		readonly zone: string;
		readonly number: number;
		readonly at: Point;
	}[];
}

export interface Gateway {
	readonly id: string;
	readonly words: Words;
	readonly devices: readonly string[];
	readonly heartbeatMs: number;
}

export interface Feed {
	readonly id: string;
	readonly words: Words;
}

/** A road, lawn, pond or the like, drawn to make the plan readable. */
export interface Landmark {
	readonly sort: "road" | "square" | "green" | "parking" | "playground" | "shed" | "office";
	readonly words: Words;
	readonly outline: readonly Point[];
}

export interface Shift {
	readonly id: string;
	readonly words: Words;
	/** Local minutes of the day. */
	readonly fromMinute: number;
	readonly toMinute: number;
	/** Posts by name: operator, gates, patrol. */
	readonly posts: readonly string[];
	/** Those of them that are left only when somebody covers them (gates). */
	readonly fixed?: readonly string[];
	/** The post of the shift's leader (班长), where the guards don't say who it is. */
	readonly leader?: string;
}

/** An exercise: what devices would report, and how long after its beginning. */
export interface DrillScript {
	readonly id: string;
	readonly words: Words;
	readonly reports: readonly {
		readonly afterMs: number;
		readonly device: string;
		/** One that raises an alarm. */
		readonly type: string;
		readonly data: Readonly<Record<string, unknown>>;
	}[];
}

/** Somebody who works here, as the site's file says. */
export interface StaffMember {
	readonly displayName: string;
	readonly callSign?: PersonDetails["callSign"] | undefined;
	readonly staffNumber?: PersonDetails["staffNumber"] | undefined;
	readonly role: "guard" | "operator" | "captain";
}

/** A resident who helps: told only a place, and to observe and call. */
export interface Volunteer {
	readonly displayName: string;
	/** The building where they live. */
	readonly home: string;
	/** The checkpoints of their own round. */
	readonly route: readonly string[];
}

/** One checked compound. Maps are complete: each device's zone, kind and feeds exist. */
export interface Site {
	readonly id: string;
	readonly words: Words;
	/** IANA name, e.g. `Asia/Shanghai`. */
	readonly timeZone: string;
	readonly address: Words;
	readonly outline: readonly Point[];
	readonly zones: ReadonlyMap<string, Zone>;
	readonly devices: ReadonlyMap<string, SiteDevice>;
	readonly units: ReadonlyMap<string, Unit>;
	readonly buildings: readonly Building[];
	readonly gateways: ReadonlyMap<string, Gateway>;
	readonly feeds: ReadonlyMap<string, Feed>;
	readonly landmarks: readonly Landmark[];
	readonly shifts: readonly Shift[];
	/** Patrol routes and plans as the file ships them; captains may have written others since. */
	readonly routes: readonly PatrolRoute[];
	readonly plans: readonly PatrolPlan[];
	readonly kinds: ReadonlyMap<string, Kind>;
	/** What guards' phones may tell of where they are, and where on the earth the plan's 0, 0 is (degrees, WGS 84); absent: nothing. */
	readonly patrol?: {
		readonly sharePosition: boolean;
		readonly origin?: { readonly latitude: number; readonly longitude: number } | undefined;
	};
	/** How many days the journal keeps its entries; absent: as by default. */
	readonly retention?: { readonly journalDays: number };
	/** The rules: figures, and what the site says otherwise of single alarm types. */
	readonly settings: Settings;
	/** Where a rule stands in the site's file (`jingxin-garden.yaml:712`), by its path (`rules.chatter`); defaults stand nowhere. */
	readonly lines?: ReadonlyMap<string, string>;
	/** Written procedures by alarm or report type. */
	readonly procedures: ReadonlyMap<string, Procedure>;
	readonly agencies: ReadonlyMap<string, Agency>;
	/** Exercises for the live console, by id. */
	readonly drills?: ReadonlyMap<string, DrillScript>;
	/** Who works here, by login; nobody: the file names none. */
	readonly staff?: ReadonlyMap<string, StaffMember>;
	/** A roster that goes on by itself; absent: captains write each shift. */
	readonly roster?: RosterPattern;
	/** Residents who help, by id. */
	readonly volunteers?: ReadonlyMap<string, Volunteer>;
	/** Ways beyond the screen besides the console. */
	readonly channels?: readonly Channel[];
	/** Origins besides the hub's own that a browser may come from. */
	readonly allowedOrigins: readonly string[];
	/** Addresses and networks of proxies that are believed when they say for whom they ask, and how that one speaks to them. */
	readonly trustedProxies: readonly string[];
	/** Hosts that Web Push may go to beside the browsers' own services. */
	readonly pushServices?: readonly string[];
	/** What the hub's own authority vouches for, besides the machine's names and addresses. */
	readonly certificates: {
		readonly hosts: readonly string[];
		/** Networks that bound its addresses, fixed when it is made; none: local ones. */
		readonly networks: readonly string[];
	};
	/** Devices may sign in by certificates of this authority, a PEM file beside the site's; `required`: nobody else may over TLS. */
	readonly clientCertificates?: { readonly authority: string; readonly required: boolean };
	/** Minutes since local midnight at an instant (epoch ms UTC). */
	minuteOfDay(at: number): number;
	/** The day of the week by the site's calendar at an instant (epoch ms UTC). */
	dayOfWeek(at: number): Day;
}

/**
 * Gives the site in force at the moment of the call. A part of the hub keeps this, never the `Site` that it gave: that one
 * is what the file said before the next change. What a part works out from it in advance it works out anew at `applySite`.
 */
export type CurrentSite = () => Site;

/** A part of the hub that has worked something out from the site in advance. */
export interface SiteFollower {
	/** Works it out anew: from now on this site is in force. */
	applySite(site: Site): void;
}

/** What of a site is plain data: it crosses threads, and each thread adds the kinds that it has loaded itself. */
export type TransferableSite = Omit<Site, "kinds" | "minuteOfDay" | "dayOfWeek">;
