import type { Words } from "./words.ts";

export const STEP_SORTS = ["tick", "ask", "call", "look", "dispatch", "notify", "command"] as const;

/** One step of a written procedure. */
export interface Step {
	/** Unique within its procedure. */
	readonly id: string;
	readonly do: (typeof STEP_SORTS)[number];
	readonly words: Words;
	/** The incident can't be resolved before somebody did it. */
	readonly required?: true;
	/** With `notify`: the agency's id. */
	readonly agency?: string;
	/** With `command`: the command, sent to the devices of the incident that know it. */
	readonly command?: { readonly name: string; readonly args: Readonly<Record<string, unknown>> };
	/** It is to be done within this after the incident opened, ms; a note does not meet it. */
	readonly withinMs?: number;
	/** It is to be done now: the hub has found a reason, and the console puts it first. */
	readonly proposed?: true;
}

/** A step that an alarm, or a word about one, adds to its incident. */
export interface AskedStep extends Step {
	/** It is proposed when the flat has not answered within this after it was asked, ms. */
	readonly proposeUnansweredMs?: number;
}

/** What is to be done about an alarm or report of one type, in order. */
export interface Procedure {
	/** The alarm type or report type it is for (`perimeter.breach`, `report.fire`). */
	readonly type: string;
	readonly words: Words;
	readonly steps: readonly Step[];
}

/** Someone outside who is called: police, fire brigade, ambulance, gas … */
export interface Agency {
	readonly id: string;
	readonly words: Words;
	/** As it is dialled. */
	readonly number: string;
	/** What to read aloud; `{address}`, `{gate}`, `{building}`, `{stairwell}`, `{floor}`, `{unit}`, `{zone}`, `{what}` are filled in. */
	readonly script: Words;
}

/** A step that somebody did. Times are epoch ms. */
export interface StepDone {
	readonly by: string;
	readonly at: number;
	/** With `ask`: what was answered. */
	readonly answer?: string;
	/** It was not done, and why. */
	readonly skipped?: string;
}

/** An agency that was told. Times are epoch ms. */
export interface AgencyTold {
	readonly agency: string;
	/** Who called. */
	readonly by: string;
	readonly at: number;
	readonly reference?: string;
	readonly arrivedAt?: number;
}
