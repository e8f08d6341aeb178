import { z } from "zod";
import { withOpenWords } from "./open-words.ts";
import type { Priority } from "./priority.ts";
import type { AskedStep } from "./procedure.ts";
import type { Words } from "./words.ts";

/** What an alarm is evidence of. Alarms of different kinds with the same evidence corroborate each other. */
export const EVIDENCES = ["person", "door", "fire"] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** What a kind of device lets a person do; the console shows tools by ability, never by a kind's name. */
export type Ability = "see" | "talk" | "open";

export interface AlarmType {
	readonly words: Words;
	readonly priority: Priority;
	readonly evidence?: Evidence;
	/** A life alarm and its rank among them, 1 first: never joined, delayed or hidden by any rule. */
	readonly life?: number;
	/**
	 * Somebody set it off by hand: it stays active until a person resets it, whatever the device says later
	 * (自锁, GB 50394 §5.2.3-1).
	 */
	readonly latches?: true;
	/**
	 * Something is not well, lost, or tampered with: no schedule applies to it, armed or disarmed
	 * (GB 50394 §5.2.4).
	 */
	readonly fault?: true;
	/** Low, it opens no incident and rings nobody: it is a finding, with an owner, a due date and a picture that closes it. */
	readonly finding?: true;
	/** A person saw it and says so: nothing that a walk past could set off. */
	readonly witnessed?: true;
	/** Its device sees nothing, or not what it should: whoever wants to go unseen does that. */
	readonly blinds?: true;
	/** What is in the air there may explode: nothing of the flat may ring, sound or be switched from afar. */
	readonly explosive?: true;
	/** Shown as "special incident" without place everywhere but in the signed-in operator's panel. */
	readonly discreet?: true;
	/** Steps that its incident must have beyond the procedure of its type. */
	readonly asks?: readonly AskedStep[];
	/** The same, once a second kind of device or a person has confirmed the incident. */
	readonly asksWhenSure?: readonly AskedStep[];
}

export interface EventType<Data extends z.ZodType = z.ZodType, Alarm extends string = string> {
	readonly data: Data;
	readonly words: Words;
	readonly raises?: Alarm;
	/**
	 * The report names in the field `by` what it is about, and each word raises an alarm of its own; a site's file may say
	 * otherwise (`rules.reports`). A word that nobody knows may be the worst of them: it raises `unknown`, which rings.
	 */
	readonly sorts?: { readonly by: string; readonly into: Readonly<Record<string, Alarm>>; readonly unknown: Alarm };
	/** Alarms of the same device (and part) that this report returns to normal. */
	readonly clears?: readonly Alarm[];
	/** Alarms of the same device on whose incident this report is noted; it changes nothing about them. */
	readonly notedOn?: readonly Alarm[];
	/** What the report adds to the incident, where the alarm that it is noted on is one of `on`. */
	readonly asks?: { readonly on: readonly Alarm[]; readonly words: Words; readonly steps: readonly AskedStep[] };
	/** `state`: active until a clearing report; `moment`: returns to normal after 10 s. Default `moment`. */
	readonly holds?: "state" | "moment";
	/**
	 * True where the report of a device with these options is a fact, but no reason for the alarm. One with a word that nobody
	 * knows is a reason, if any word that it may mean is one.
	 */
	unless?(data: z.output<Data>, options?: Readonly<Record<string, unknown>>): boolean;
	/**
	 * How strong the report is; a stronger one during the alarm counts as activated again. One with a word that nobody knows is
	 * as strong as the strongest that it may mean.
	 */
	severity?(data: z.output<Data>): number;
	/** How long it lasted, ms, where the detector tells: shorter than the site says is real, a weak one is a glitch. */
	lastedMs?(data: z.output<Data>): number | undefined;
	/** The report, with or without its kind, whose state or fault this one says is over. */
	restores?(data: z.output<Data>): string;
	/** The guard who made it: a guard on duty is where it was made. */
	guard?(data: z.output<Data>): string;
	/** A guard shows by it that they were at this device, and by which means. */
	checksIn?(data: z.output<Data>): string;
	/**
	 * Below this severity it may be a bird, a branch or the weather: a glitch filter and declared weather reach only such
	 * reports. Absent: they reach none.
	 */
	readonly weakBelow?: number;
	/** From this severity on somebody is there (strong): it is quiet on no shelf, and rings sooner. */
	readonly strongFrom?: number;
	/** What it says of the wall, fence or gate that its zone is part of. */
	readonly barrier?: "broken" | "degraded";
}

/** Whether no schedule may keep an alarm of this type from sounding. */
export function isAlwaysLive({ life, fault }: AlarmType): boolean {
	return life !== undefined || fault === true;
}

/** What makes a rule silent for a while. */
export interface Inhibition<Event extends string = string> {
	/** `online`: the link came back after a loss that was really seen. */
	readonly event: Event | "online";
	readonly forMs: number;
	when?(data: unknown): boolean;
	/** Only where this fault stood, and the event says that it is over. */
	readonly ends?: string;
	/** No more than so often in so long: what comes and goes all the time holds nothing back. */
	readonly atMost?: { readonly times: number; readonly withinMs: number };
}

/** What the hub can conclude that a device cannot know; the conclusion is an entry with source `hub`. */
export type Derivation<Event extends string = string, Alarm extends string = string> = {
	readonly words: Words;
	readonly raises: Alarm;
	/** Events that return the alarm to normal. */
	readonly clearedBy: readonly Event[];
	/** The rule exists only for devices, and parts of them, whose options satisfy this. */
	onlyIf?(options: unknown, part?: string): boolean;
	/** After these events of the device (or `online`: its link came back), the rule is silent for so long, in ms. */
	readonly inhibitedAfter?: readonly Inhibition<Event>[];
} & (
	| {
			/** `event` came, and none of `noneOf` (of the same part) in the `withinMs` before it. */
			readonly rule: "not-preceded";
			readonly event: Event;
			readonly noneOf: readonly Event[];
			readonly withinMs: number;
			/** The rule of this kind (`door-opened-unwatched`) that says it while this one is silent. */
			readonly heldBack?: string;
	  }
	| {
			/** `event` came so many times (of the same part) within `withinMs`; the next so many are told again. */
			readonly rule: "repeats";
			readonly event: Event;
			readonly times: number;
			readonly withinMs: number;
	  }
	| {
			/** `from` came, and `until` (of the same part) did not within `forMs`. */
			readonly rule: "lasts";
			readonly from: Event;
			readonly until: Event;
			readonly forMs: number;
			/** Between these local times (minutes of the day, may wrap midnight) it has this priority instead. */
			readonly night?: {
				readonly fromMinute: number;
				readonly toMinute: number;
				readonly priority: Priority;
			};
	  }
	| {
			/** `closed` was the last word before the link was lost, and the first `initial` word after it is `opened`. */
			readonly rule: "changed-unwatched";
			readonly closed: Event;
			readonly opened: Event;
	  }
);

export interface CommandType {
	readonly words: Words;
	readonly args: z.ZodType;
	/** It makes something ring, sound or spark where the device is. */
	readonly rings?: true;
}

export interface Kind {
	readonly name: string;
	readonly words: Words;
	/** The name of the system as the site calls it (电子监控系统 …). */
	readonly system: Words;
	/** SVG path data in a 24 × 24 box, drawn with `currentColor`. */
	readonly icon: string;
	/** A device silent for three of these is lost. */
	readonly heartbeatMs: number;
	readonly abilities: readonly Ability[];
	/** The fields of a report's data that name the part of the device it is about: one alarm per part. Any other makes none. */
	readonly parts: readonly string[];
	/** What a site's YAML may say about one device of this kind. */
	readonly options: z.ZodType;
	/** The parts of a device that its options tell apart. */
	knownParts?(options: unknown): readonly string[];
	readonly alarms: Readonly<Record<string, AlarmType>>;
	readonly events: Readonly<Record<string, EventType>>;
	readonly derives: Readonly<Record<string, Derivation>>;
	readonly commands: Readonly<Record<string, CommandType>>;
}

type Meaning<Data extends z.ZodType, Alarm extends string> = Omit<EventType<Data, Alarm>, "data">;

/**
 * One thing a device can report. `data` is parsed at the edge; inside, it is trusted. Enumerations in it are open: a word
 * that they don't know is kept, and `unless` and `severity` are given it as `other`.
 */
export function event<Data extends z.ZodType>(
	data: Data,
	meaning: Omit<Meaning<Data, never>, "raises" | "clears" | "notedOn" | "asks">,
): EventType<Data, never>;
export function event<Data extends z.ZodType, const Alarm extends string>(
	data: Data,
	meaning: Meaning<Data, Alarm> & { readonly raises: Alarm },
): EventType<Data, Alarm>;
export function event<Data extends z.ZodType, const Alarm extends string>(
	data: Data,
	meaning: Meaning<Data, Alarm>,
): EventType<Data, Alarm>;
export function event<Data extends z.ZodType>(schema: Data, meaning: Meaning<Data, string>): EventType<Data> {
	const { data, readings } = withOpenWords(schema);
	const { unless, severity } = meaning;
	return {
		data,
		...meaning,
		...(unless && { unless: (said: z.output<Data>, options) => readings(said).every((one) => unless(one, options)) }),
		...(severity && { severity: (said: z.output<Data>) => Math.max(...readings(said).map(severity)) }),
	};
}

/** What a site's YAML may say about a device of any kind; each kind's `options` begins with these. */
export const COMMON_OPTIONS = {
	/** The device never reports restoration (a dry contact): its states are moments, and end after 10 s. */
	momentary: z.boolean().default(false),
} as const;

const reason = z.looseObject({ reason: z.string().optional() });

/** Alarms that every kind has. They are raised armed or disarmed (GB 50394 §5.2.4). */
const COMMON_ALARMS = {
	tamper: { priority: "medium", fault: true, words: { en: "Tamper", "zh-CN": "防拆报警" } },
	fault: { priority: "medium", fault: true, words: { en: "Fault", "zh-CN": "故障" } },
	"power-lost": {
		priority: "medium",
		fault: true,
		words: { en: "Power lost", "zh-CN": "断电" },
	},
} as const satisfies Record<string, AlarmType>;

/** Reports that every kind can make. `restored` clears the alarm of the event type that `of` names. */
const COMMON_EVENTS = {
	tamper: event(reason, {
		words: { en: "Tampered with", "zh-CN": "防拆触发" },
		raises: "tamper",
		holds: "state",
	}),
	fault: event(reason, {
		words: { en: "Fault reported", "zh-CN": "上报故障" },
		raises: "fault",
		holds: "state",
	}),
	"power-lost": event(reason, {
		words: { en: "Power lost", "zh-CN": "断电" },
		raises: "power-lost",
		holds: "state",
	}),
	restored: event(z.looseObject({ of: z.string() }), {
		words: { en: "Restored", "zh-CN": "恢复正常" },
		restores: ({ of }) => of,
	}),
	test: event(z.looseObject({}), { words: { en: "Test", "zh-CN": "测试" } }),
} as const;

type Definition<Alarms, Events> = Omit<Kind, "alarms" | "events" | "derives" | "commands" | "abilities" | "parts"> & {
	readonly parts?: Kind["parts"];
	readonly abilities?: Kind["abilities"];
	readonly alarms: Alarms;
	readonly events: Events;
	readonly derives?: Readonly<
		Record<string, Derivation<(keyof Events & string) | keyof typeof COMMON_EVENTS, keyof Alarms & string>>
	>;
	readonly commands?: Kind["commands"];
};

/**
 * States what one kind of device means: what it can report, and which alarm each report raises or clears. A misspelt
 * alarm or event name is a compile error here, in the simulator and in the tests. Every kind also gets the reports
 * and alarms that all devices share (tamper, fault, power lost, restored, test).
 */
export function defineKind<
	const Alarms extends Kind["alarms"],
	const Events extends Readonly<
		Record<string, EventType<z.ZodType, (keyof NoInfer<Alarms> & string) | keyof typeof COMMON_ALARMS>>
	>,
>(kind: Definition<Alarms, Events>) {
	return {
		abilities: [],
		parts: [],
		derives: {},
		commands: {},
		...kind,
		alarms: { ...COMMON_ALARMS, ...kind.alarms },
		events: { ...COMMON_EVENTS, ...kind.events },
	};
}
