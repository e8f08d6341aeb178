import type { Random } from "../../simulators/world/random.ts";
import type { Cause, POLICE_OUTCOMES, ReportChannel } from "../model/incident.ts";
import type { ReportKindName } from "../model/report.ts";
import type { Site } from "../model/site.ts";

export const S = 1_000;
export const MIN = 60 * S;
export const HOUR = 60 * MIN;

/** What was behind it, as the people find out. */
export interface Truth {
	readonly cause: Cause;
	readonly detail?: "animal" | "plant" | "weather" | "device-fault" | "mistake";
	/** A guard goes there. */
	readonly sends?: true;
	readonly note?: string;
	/** What the police made of it, days later. */
	readonly police?: (typeof POLICE_OUTCOMES)[number];
	/** How long it takes, ms; absent: some minutes. */
	readonly lastsMs?: number;
}

/** Something that a device says, or that becomes of its link. */
export interface DeviceReport {
	readonly at: number;
	readonly device: string;
	/** Of its kind, or `device.lost`, `device.online`. */
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** It may lead to something that people do: they look at once. */
	readonly matters?: true;
	readonly truth?: Truth;
}

/** Somebody calls the guard room. */
export interface Call {
	readonly at: number;
	readonly calls: ReportKindName;
	readonly zone?: string;
	readonly unit?: string;
	readonly by: ReportChannel;
	readonly truth: Truth;
}

/** What a captain does by appointment. */
export type Appointment = { readonly at: number } & (
	| { readonly tests: string }
	| { readonly repairs: string; readonly until: number; readonly reason: string }
);

export type Happening = DeviceReport | Call | Appointment;

/** What a day is filled with. */
export interface Filler {
	readonly site: Site;
	readonly random: Random;
	readonly happens: Happening[];
}

export function restored(of: string): Pick<DeviceReport, "type" | "data"> {
	return { type: `${of.slice(0, of.indexOf("."))}.restored`, data: { of } };
}

/** How often something happens that does so `mean` times (Knuth, The Art of Computer Programming 2, 3.4.1). */
export function timesOf(random: Random, mean: number): number {
	const limit = Math.exp(-mean);
	let times = 0;
	for (let left = random.next(); left > limit; left *= random.next()) times++;
	return times;
}
