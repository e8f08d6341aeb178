import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { AlarmType, Derivation, EventType, Kind } from "../../model/kind.ts";
import type { Priority } from "../../model/priority.ts";
import type { Settings } from "../../model/settings.ts";
import type { Site, SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { type SiteOverrides, siteOverrides } from "./overrides.ts";

/** A kind's rule by its name in the journal: `intercom.door-forced`. */
export interface Rule {
	readonly name: string;
	readonly kind: Kind;
	readonly is: Derivation;
	/** The alarm it raises: `intercom.forced`. */
	readonly raises: string;
}

/** What a report means: its kind, the alarm it raises, and the rules that want to hear of it. */
export interface Meaning {
	/** The event's name within its kind: `door-opened`. */
	readonly event: string;
	readonly kind: Kind;
	readonly is: EventType;
	readonly raises?: string;
	/** What the site says that it is worth, in place of its alarm's own priority. */
	readonly priority?: Priority;
	/** What it means by the word that the report names in the field `by`. */
	readonly sorted?: { readonly by: string; readonly of: ReadonlyMap<string, Meaning>; readonly unknown: Meaning };
	/** Alarm types that it returns to normal. */
	readonly clears: readonly string[];
	readonly rules: readonly Rule[];
	/** Its kind has words that are noted on an alarm that stands, by the event that raised it. */
	readonly isCancelled: boolean;
	/** What such a word says of the alarm, as long as nothing comes again. */
	readonly mistakes: readonly Words[];
}

/** What the engine looks up of a site again and again, worked out once. */
export interface SiteIndex {
	readonly meanings: ReadonlyMap<string, Meaning>;
	readonly rules: ReadonlyMap<string, Rule>;
	/** Rules that fall silent when a device's link comes back, by kind. */
	readonly silentOnline: ReadonlyMap<string, readonly Rule[]>;
	readonly alarms: ReadonlyMap<string, AlarmType>;
	readonly devicesOn: ReadonlyMap<string, readonly SiteDevice[]>;
	readonly devicesIn: ReadonlyMap<string, readonly SiteDevice[]>;
	/** The zones of each wall, in the site's order. */
	readonly walls: ReadonlyMap<string, readonly string[]>;
	/** Alarm types that say that a wall is broken, or that it guards less. */
	readonly breaking: ReadonlySet<string>;
	readonly degrading: ReadonlySet<string>;
	readonly said: SiteOverrides;
	/** Whether a rule exists for a device, or a part of it, by its options. */
	appliesTo(rule: Rule, device: SiteDevice, part?: string): boolean;
}

/** Whether what the report means is a finding that rings nobody, by its kind and by what the site says that it is worth. */
export function isFinding({ alarms }: Pick<SiteIndex, "alarms">, { raises = "", priority }: Meaning): boolean {
	const is = alarms.get(raises);
	return is?.finding === true && (priority ?? is.priority) === "low";
}

/** So many answers are remembered of a device: its rules and doors, but not every part that it may invent. */
const ANSWERS_KEPT = 64;

const plans = new WeakMap<Site, SiteIndex>();

export function siteIndexOf(site: Site): SiteIndex {
	const known = plans.get(site);
	if (known) return known;
	const plan = makePlan(site);
	plans.set(site, plan);
	return plan;
}

function makePlan(site: Site): SiteIndex {
	const { kinds, devices, zones, settings } = site;
	const meanings = new Map<string, Meaning>();
	const rules = new Map<string, Rule>();
	const silentOnline = new Map<string, Rule[]>();
	const alarms = new Map<string, AlarmType>(Object.entries(HUB_ALARMS));
	for (const kind of kinds.values()) {
		for (const [name, is] of Object.entries(kind.alarms)) alarms.set(`${kind.name}.${name}`, is);
		const own = Object.entries(kind.derives).map(
			([name, is]): Rule => ({ name: `${kind.name}.${name}`, kind, is, raises: `${kind.name}.${is.raises}` }),
		);
		for (const rule of own) rules.set(rule.name, rule);
		silentOnline.set(
			kind.name,
			own.filter(({ is }) => is.inhibitedAfter?.some(({ event }) => event === "online")),
		);
		const events = Object.values(kind.events);
		const isCancelled = events.some(({ notedOn }) => notedOn !== undefined);
		const mistakes = events.flatMap(({ asks }) => asks?.words ?? []);
		for (const [event, is] of Object.entries(kind.events)) {
			const meaning: Meaning = {
				...{ event, kind, is, isCancelled, mistakes },
				...(is.raises !== undefined && { raises: `${kind.name}.${is.raises}` }),
				clears: (is.clears ?? []).map((alarm) => `${kind.name}.${alarm}`),
				rules: own.filter((rule) => concerns(rule.is, event)),
			};
			const name = `${kind.name}.${event}`;
			meanings.set(
				name,
				is.sorts ? { ...meaning, sorted: sorted(meaning, is.sorts, settings.reports[name]) } : meaning,
			);
		}
	}
	return {
		meanings,
		rules,
		silentOnline,
		alarms,
		devicesOn: grouped(devices.values(), ({ fedBy }) => fedBy),
		devicesIn: grouped(devices.values(), ({ zone }) => [zone]),
		walls: wallsOf(zones),
		breaking: saying(meanings, "broken"),
		degrading: saying(meanings, "degraded"),
		said: siteOverrides(site),
		appliesTo: remembered((rule, { options }, part) => rule.is.onlyIf?.(options, part) ?? true),
	};
}

/** What a report means that names what it is about: by word, the site's say before the kind's. */
function sorted(
	meaning: Meaning,
	{ by, into, unknown }: NonNullable<EventType["sorts"]>,
	said: Settings["reports"][string] = {},
): NonNullable<Meaning["sorted"]> {
	const of = new Map<string, Meaning>();
	for (const [word, alarm] of Object.entries(into)) {
		const { alarm: raises = `${meaning.kind.name}.${alarm}`, priority } = said[word] ?? {};
		of.set(word, { ...meaning, raises, ...(priority !== undefined && { priority }) });
	}
	return { by, of, unknown: { ...meaning, raises: `${meaning.kind.name}.${unknown}` } };
}

/** What a report of this type means that says `data`; undefined for one that no kind makes. */
export function meaningOf(plan: Pick<SiteIndex, "meanings">, type: string, data: Readonly<Record<string, unknown>>) {
	const meaning = plan.meanings.get(type);
	if (!meaning?.sorted) return meaning;
	const { by, of, unknown } = meaning.sorted;
	return of.get(String(data[by])) ?? unknown;
}

function concerns(is: Derivation, event: string): boolean {
	if (is.clearedBy.includes(event) || is.inhibitedAfter?.some((after) => after.event === event)) return true;
	if (is.rule === "not-preceded") return is.event === event || is.noneOf.includes(event);
	if (is.rule === "lasts") return is.from === event || is.until === event;
	if (is.rule === "repeats") return is.event === event;
	return is.closed === event || is.opened === event;
}

function saying(meanings: ReadonlyMap<string, Meaning>, barrier: EventType["barrier"]): ReadonlySet<string> {
	return new Set([...meanings.values()].flatMap(({ is, raises }) => (is.barrier === barrier ? (raises ?? []) : [])));
}

function wallsOf(zones: Site["zones"]): ReadonlyMap<string, readonly string[]> {
	const walls = new Map<string, string[]>();
	for (const { id, wall } of zones.values()) {
		if (wall !== undefined) walls.set(wall, [...(walls.get(wall) ?? []), id]);
	}
	return walls;
}

function grouped(
	devices: Iterable<SiteDevice>,
	by: (device: SiteDevice) => readonly string[],
): ReadonlyMap<string, SiteDevice[]> {
	const groups = new Map<string, SiteDevice[]>();
	for (const device of devices) {
		for (const name of by(device)) {
			const group = groups.get(name);
			if (group) group.push(device);
			else groups.set(name, [device]);
		}
	}
	return groups;
}

/** Options don't change while a site is loaded, and to judge them means to parse them. */
function remembered(
	judge: (rule: Rule, device: SiteDevice, part: string | undefined) => boolean,
): SiteIndex["appliesTo"] {
	const known = new WeakMap<SiteDevice, Map<string, boolean>>();
	return (rule, device, part) => {
		const answers = known.get(device) ?? new Map<string, boolean>();
		known.set(device, answers);
		const key = `${rule.name} ${part ?? ""}`;
		const answer = answers.get(key) ?? judge(rule, device, part);
		if (answers.size < ANSWERS_KEPT) answers.set(key, answer);
		return answer;
	};
}
