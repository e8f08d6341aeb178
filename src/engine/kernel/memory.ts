import type { ChannelStanding } from "../../model/channel.ts";
import type { Evidence } from "../../model/kind.ts";
import type { UnattendedReason } from "../../model/shift.ts";
import type { BudgetRow } from "../../model/silence-budget.ts";

/** An alarm as one kind of device saw it. */
export interface Sighting {
	readonly kind: string;
	readonly alarm: string;
	readonly at: number;
}

/** A state that stands, but does not count at this time of day. */
export interface OffSchedule {
	readonly type: string;
	readonly zone: string;
	readonly unit?: string;
	readonly part?: string;
	readonly severity: number;
	readonly strong?: true;
	/** The device's own time, and the seq of the report. */
	readonly at: number;
	readonly seq: number;
	readonly rule: string;
	/** The device's event that said so. */
	readonly event?: string;
}

/** A state, or an act, that stood when its incident was reset. */
export interface Left {
	readonly type: string;
	readonly part?: string;
	/** The device's own time, and the seq of the reset. */
	readonly at: number;
	readonly seq: number;
	/** How much of what the kind counts. */
	readonly severity?: number;
	/** Of an act: until when it counts as known (engine time). */
	readonly until?: number;
}

/** The last thing a device said about what a rule watches. */
export interface Word {
	readonly event: string;
	/** The device's own time. */
	readonly at: number;
}

/** When a clearing report for an alarm was last heard: the device's own time, and its place in the journal. */
export interface Clearing {
	readonly at: number;
	readonly seq: number;
	/** The device had kept it. */
	readonly late?: true;
	/** It named no part while others than these stood: it is about a state that has none, and about no part. */
	readonly noPart?: true;
}

/** What a device has uploaded late since its alarm for it was raised. */
export interface Upload {
	readonly alarm: string;
	readonly events: number;
	/** How often each alarm type was in it. */
	readonly held: Readonly<Record<string, number>>;
	/** Engine time of the last one. */
	readonly lastAt: number;
}

/** How long a device was out of service, and how much of its hours of work had passed, until when (engine time). */
export interface Repaired {
	readonly outMs: number;
	readonly workMs: number;
	readonly at: number;
}

/** How many new alarms an operator got lately. */
export interface Flood {
	/** When the newest came (engine time), oldest first; no more than begin a flood. */
	readonly newest: readonly number[];
	/** While it lasts: since when, how many alarms, the most in the time it is counted in, and how many in each minute (epoch min). */
	readonly under?: {
		readonly since: number;
		readonly count: number;
		readonly peak: number;
		readonly minutes: Readonly<Record<string, number>>;
	};
}

/** What the guard room looks like: who watches, whose pages are open, and what is missing. */
export interface GuardRoom {
	/** Somebody has signed on once in this journal: since then a watch can be missed. */
	readonly watched?: true;
	/** A page has followed once in this journal: since then a page can be missed. */
	readonly paged?: true;
	/** The shift that runs. */
	readonly shift?: string;
	/** The users whose pages are open, and whether their sound is running. */
	readonly pages: Readonly<Record<string, { readonly sound: boolean }>>;
	/** Why it is unattended, and since when. */
	readonly missing: Readonly<Partial<Record<UnattendedReason, number>>>;
}

/** What was planned of patrols. */
export interface Patrol {
	/** By the end of each day that is planned (epoch ms): plan and minute of each round. */
	readonly planned: Readonly<Record<string, readonly string[]>>;
	readonly ended: { readonly routes: readonly string[]; readonly plans: readonly string[] };
}

/** Who of the roster was looked for, by day and shift (`2026-11-26.day`). */
export interface GuardsDue {
	/** Of the shifts in force, those whose guards were looked for. */
	readonly looked: readonly string[];
	/** The alarm about those who had not come, and for which posts nobody has yet. */
	readonly missing: Readonly<Record<string, { readonly alarm: string; readonly posts: readonly string[] }>>;
}

/** A round that has ended. */
export interface Walked {
	readonly round: string;
	readonly from: number;
	readonly to: number;
}

/** A phone since it was switched on. */
export interface Phone {
	readonly guard: string;
	readonly at: number;
	/** The newest, with their times (its own clock). */
	readonly counts: readonly (readonly [counter: number, at: number])[];
	/** All that it used, from and to, both included, the lowest first. */
	readonly used?: readonly (readonly [from: number, to: number])[];
}

/** A plate that a guard showed by phone: which, when that was (epoch ms), and its entry. */
export interface Shown {
	readonly checkpoint: string;
	readonly at: number;
	readonly seq: number;
}

/**
 * What the engine must remember of a source's reports to judge the next one: of the source as a whole
 * (`device:beam-east-3`), or of one part of it (`device:door-b03-2|1`).
 */
export interface Memory {
	readonly id: string;
	/** By rule, when what it counts was received (engine time), the newest last: releases that covered nothing yet, refusals. */
	readonly heardAt?: Readonly<Record<string, readonly number[]>>;
	/** By rule, when what stands now was covered by a release (engine time). */
	readonly coveredAt?: Readonly<Record<string, number>>;
	/** By rule, when it was made silent lately (engine time), where that is bounded. */
	readonly silencedAt?: Readonly<Record<string, readonly number[]>>;
	/** The last word on what each rule watches. */
	readonly said?: Readonly<Record<string, Word>>;
	/** Until when each rule is silent (engine time). */
	readonly silentUntil?: Readonly<Record<string, number>>;
	/** The newest clearing of each alarm type. */
	readonly cleared?: Readonly<Record<string, Clearing>>;
	/** What stood when its incident was reset, by its bypass. */
	readonly left?: Readonly<Record<string, Left>>;
	readonly upload?: Upload;
	/** When a report of the device that can't be read last rang (engine time). */
	readonly unreadableAt?: number;
	readonly flood?: Flood;
	/** How long something was quiet at most before it rang or was heard, by the row of the silence budget, ms. */
	readonly longest?: Readonly<Partial<Record<BudgetRow, number>>>;
	/** Of a zone: its alarms that chatter. */
	readonly chattering?: readonly string[];
	/** Of a zone: who or what was seen there last, by the evidence (engine time). */
	readonly sighted?: Readonly<Partial<Record<Evidence, readonly Sighting[]>>>;
	/** States that were reported outside the schedule of their alarm type, by what they are about. */
	readonly offSchedule?: Readonly<Record<string, OffSchedule>>;
	/** The sources of which a state stands outside its time. */
	readonly waitingOutside?: readonly string[];
	/** How often something was done in a watch that a captain must allow from some time on: the shift, and the count. */
	readonly inShift?: Readonly<Record<string, { readonly shift: string; readonly count: number }>>;
	/** By alarm type, the places that the alarm "other places" stands for; itself among them: more than are known by name. */
	readonly otherPlaces?: Readonly<Record<string, readonly string[]>>;
	/** The parts of the source of which something is remembered apart. */
	readonly parts?: readonly string[];
	/** What an event of the device raised or repeated, the newest last: the event's id, and the alarm as it is called now. */
	readonly raisedBy?: readonly { readonly event: string; readonly alarm: string }[];
	/** Of a zone: the detectors that have said that they do not see well, and have not taken it back. */
	readonly degraded?: readonly string[];
	/** Of a wall: when each of its zones was last broken (engine time). */
	readonly brokenAt?: Readonly<Record<string, number>>;
	/** When an alarm of this key was last taken off the shelf (engine time), and how often it had been renewed. */
	readonly shelf?: { readonly endedAt: number; readonly renewals: number };
	readonly repaired?: Repaired;
	readonly guardRoom?: GuardRoom;
	readonly guardsDue?: GuardsDue;
	/** What was planned of patrols, and which of the file's routes and plans a captain has ended. */
	readonly patrol?: Patrol;
	/** Of a guard (none: of nobody): rounds that have ended, for what is uploaded later, oldest first; planned times, epoch ms. */
	readonly walked?: readonly Walked[];
	/** Of a phone since it was switched on: whose it was, and its newest counts with their times (its own clock). */
	readonly phone?: Phone;
	/** Of a guard: the plates that they showed by phone, the newest told last. */
	readonly shown?: readonly Shown[];
	/** Of a guard: what their own phone said last of their duty, and when that was (epoch ms). */
	readonly ownShift?: { readonly at: number; readonly said: "start" | "end" };
	/** Of a guard: the boots of the phones that they used, the newest last. */
	readonly boots?: readonly string[];
	/** Of a zone: when its newest incidents were opened (engine time). */
	readonly incidentsAt?: readonly number[];
	/** Of a channel beyond the screen. */
	readonly channel?: ChannelStanding;
	/** The newest picture of the device; engine time. */
	readonly pictured?: { readonly hash: string; readonly at: number };
	/** The newest report of the device that led to an incident. */
	readonly led?: { readonly event: string; readonly incident: string };
	/** When pictures were asked for lately, and how many (engine time). */
	readonly askedAt?: readonly { readonly at: number; readonly count: number }[];
}

/** Where the memory of a source, or of one part of it, is kept. */
export function memoryId(source: string, part?: string): string {
	return part === undefined ? source : `${source}|${part}`;
}
