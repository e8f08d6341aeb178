import type { Priority } from "./priority.ts";
import { SILENCE_FLOORS, type SilenceBudget } from "./silence-budget.ts";

/** Local minutes of the day; `fromMinute` later than `toMinute` wraps midnight. */
export interface Span {
	readonly fromMinute: number;
	readonly toMinute: number;
}

/** What a site says of one alarm type, in place of what its kind says. Each absent key leaves the kind's own word. */
export interface AlarmSettings {
	readonly priority?: Priority;
	/** A break of one beam shorter than this is not raised, ms: only where the detector does not filter itself. */
	readonly glitchMs?: number;
	/** It counts only within these; outside a report raises nothing. Never for life alarms, tamper, faults, losses. */
	readonly schedule?: readonly Span[];
	/** Only for these zones or devices; absent: everywhere. The first that fits decides. */
	readonly where?: readonly string[];
	/** Zones that an incident of this type may spread to, in place of the site's neighbourhood. */
	readonly neighbours?: Readonly<Record<string, readonly string[]>>;
	readonly acknowledgeMs?: number;
	readonly actMs?: number;
	/** Who answers for it, and why, where an alarm that tells of somebody rings nobody at once. */
	readonly acceptedRisk?: string;
	/** The file and line it stands on (`jingxin-garden.yaml:712`), for "why?". */
	readonly line?: string;
}

/** What a report that names what it is about raises, for one word, in place of what its kind says. */
export interface ReportSettings {
	/** `kind.alarm` */
	readonly alarm: string;
	/** In place of the alarm's own. */
	readonly priority?: Priority;
}

/** How one priority is treated. */
export interface PrioritySettings {
	/** Somebody must take it within this, ms; absent: within the shift. */
	readonly acknowledgeMs?: number;
	/** Whoever took it must act within this, ms; each act starts it anew. */
	readonly actMs?: number;
	/** A wait with a reason is so long at most, ms; absent: until the shift ends. */
	readonly waitMs?: number;
	/** The next person is told every so often until a person takes it, ms. */
	readonly tellEveryMs?: number;
	/** The shift leader is told of what nobody took within this, ms; where nobody is told in turn. */
	readonly tellAfterMs?: number;
	/** Shelved so long at most, ms; absent: never. */
	readonly shelveMs?: number;
	/** A captain confirms a shelve. */
	readonly shelveConfirmed?: boolean;
	/** How often a shelve may be renewed. */
	readonly shelveRenewals?: number;
}

/** The rules of a site. Every figure is our own setting unless its use cites a standard. */
export interface Settings {
	readonly priorities: Readonly<Record<Priority, PrioritySettings>>;
	/** By alarm type (`camera.line-crossed`); several entries where they differ by place. */
	readonly alarms: Readonly<Record<string, readonly AlarmSettings[]>>;
	/** By event type (`patrol.finding`), then by the word that the report names. */
	readonly reports: Readonly<Record<string, Readonly<Record<string, ReportSettings>>>>;
	readonly join: { readonly withinMs: number };
	/** How long any rule may keep anything quiet. */
	readonly silence: SilenceBudget;
	/** A flood begins above `begins` new alarms in the time and ends below `ends` (ISA-18.2 as quoted). */
	readonly flood: { readonly begins: number; readonly ends: number; readonly withinMs: number };
	readonly weather: {
		/** So many zones of one wall degraded at once are "protection lost". */
		readonly zones: number;
		readonly reconfirmMs: number;
		/** So many zones of one wall broken within `breachMs` with no degradation are "multiple breach". */
		readonly breachZones: number;
		readonly breachMs: number;
		/** A person's declaration of weather lasts so long at most. */
		readonly declaredMs: number;
	};
	readonly walkTestMs: number;
	readonly stillActiveMs: number;
	readonly guardRoom: {
		/** The presence check is asked between these, at intervals in this range, and answered within `answerMs`. */
		readonly presence: Span & { readonly everyMs: readonly [least: number, most: number]; readonly answerMs: number };
		/** Somebody always watches: nobody signed on so long after the hub's start is a missing watch too. */
		readonly staffed: boolean;
		readonly startMs: number;
		readonly stepAwayMs: number;
		readonly reliefLateMs: number;
		/** Console closed or its sound not running for so long is unattended. */
		readonly pageGoneMs: number;
	};
	readonly dispatch: {
		/** No guard accepts: the next is proposed after this, then all. */
		readonly acceptMs: number;
		readonly arriveMs: number;
	};
	/** Critical and high closed as false get the captain's review within this. */
	readonly reviewMs: number;
	/** When the escalation chain is tested, by the site's clocks, and within which time somebody must confirm it; absent: never. */
	readonly chainTest?: ChainTestSettings;
}

export interface ChainTestSettings {
	/** 0: Monday. */
	readonly weekday: number;
	readonly minute: number;
	readonly confirmMs: number;
}

const S = 1_000;
const MIN = 60 * S;
const HOUR = 60 * MIN;

/** A test of the chain is confirmed within this: by then all of the chain have been told once. */
export const DEFAULT_CONFIRM_MS = 15 * MIN;

/** What holds where a site's file says nothing. */
export const DEFAULT_SETTINGS: Settings = {
	priorities: {
		critical: { acknowledgeMs: 30 * S, actMs: 90 * S, waitMs: 10 * MIN, tellEveryMs: 60 * S },
		high: {
			...{ acknowledgeMs: 60 * S, actMs: 3 * MIN, waitMs: 30 * MIN, tellEveryMs: 3 * MIN },
			...{ shelveMs: 30 * MIN, shelveConfirmed: true, shelveRenewals: 1 },
		},
		medium: { acknowledgeMs: 5 * MIN, actMs: 30 * MIN, tellAfterMs: 30 * MIN, shelveMs: 8 * HOUR },
		low: { shelveMs: 8 * HOUR },
	},
	alarms: {},
	reports: {},
	join: { withinMs: 60 * S },
	silence: SILENCE_FLOORS,
	flood: { begins: 10, ends: 5, withinMs: 10 * MIN },
	weather: { zones: 3, reconfirmMs: 15 * MIN, breachZones: 3, breachMs: 10 * S, declaredMs: 30 * MIN },
	walkTestMs: 15 * MIN,
	stillActiveMs: 10 * MIN,
	guardRoom: {
		presence: { fromMinute: 23 * 60, toMinute: 6 * 60, everyMs: [20 * MIN, 40 * MIN], answerMs: 60 * S },
		staffed: false,
		startMs: 5 * MIN,
		stepAwayMs: 15 * MIN,
		reliefLateMs: 5 * MIN,
		pageGoneMs: 30 * S,
	},
	dispatch: { acceptMs: 30 * S, arriveMs: 5 * MIN },
	reviewMs: 24 * HOUR,
};
