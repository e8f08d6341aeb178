import type { Evidence } from "./kind.ts";
import type { Priority } from "./priority.ts";
import type { Debt, Strength } from "./silence-budget.ts";
import type { Words } from "./words.ts";

/**
 * A condition that asks for a person, by ISA-18.2: active or returned to normal × acknowledged or not.
 * One per (type, source, zone, part). Times are epoch milliseconds UTC.
 */
export interface Alarm {
	/** `alm-` and the seq that raised it. */
	readonly id: string;
	/** The seq that last changed it. */
	readonly rev: number;
	/** `kind.alarm`, e.g. `perimeter.breach`, or one of the hub's own, e.g. `device.lost`. */
	readonly type: string;
	readonly words: Words;
	/** The device it is about (`device:ID`), or `hub`. */
	readonly source: string;
	readonly zone: string;
	readonly unit?: string;
	/** The door, line, area or inner zone that the data named. */
	readonly part?: string;
	readonly priority: Priority;
	readonly evidence?: Evidence;
	/** A life alarm; the rank among them, 1 first. */
	readonly life?: number;
	/** Shown as "special incident" without place everywhere but in the signed-in operator's panel. */
	readonly discreet?: true;
	/** The person who is coerced: whoever coerces them sees what they see, so that they alone are told nothing of it. */
	readonly keptFrom?: string;
	/** It stays active until a person resets it, whatever its device says. */
	readonly latches?: true;
	readonly active: boolean;
	readonly acknowledged: boolean;
	/** Activations after the first. */
	readonly repeats: number;
	/** When it was first raised. */
	readonly since: number;
	/** When it was last activated. */
	readonly lastAt: number;
	/** The device's own time of the last activation; decides whether a clearing event is older than the state. */
	readonly stateAt: number;
	/** How strong the last activation was, by the kind's `severity`. */
	readonly severity: number;
	readonly returnedAt?: number;
	/** One that latches: when its device said, or showed by saying no more, that what set it off is over. */
	readonly releasedAt?: number;
	/** Not shown as an alarm until then, with a reason; a captain confirms where the rule asks. */
	readonly shelved?: {
		readonly until: number;
		readonly by: string;
		readonly reason: string;
		readonly confirmedBy?: string;
		readonly unconfirmed?: true;
		readonly renewals: number;
		/** Asked for, and not confirmed yet: until then it stays as it is. */
		readonly renewal?: { readonly until: number; readonly by: string; readonly reason: string };
	};
	/** Why it does not sound at once: by design (walk test), or its device is out of service. */
	readonly suppressed?: "walk-test" | "out-of-service";
	/** It has rung five times in its episode: from now on it rings less often, and its zone is unguarded. */
	readonly chattering?: true;
	/** What of it nobody has heard yet. */
	readonly debt?: Debt;
	/** How often it has rung in this episode; absent: not yet. */
	readonly rings?: number;
	/** When it last rang; absent: never. */
	readonly rang?: number;
	/** The strongest of it that rang in this episode. */
	readonly peak?: Strength;
	/** Its kind says that somebody is there, or another kind has borne it out: never quiet on a shelf, and rings sooner. */
	readonly strong?: true;
	/** It counts for less because of the weather that a person has declared. */
	readonly weathered?: true;
	/** Another kind with the same evidence has borne it out. */
	readonly corroborated?: true;
	/** How often it was told anew after a reset while it stood. */
	readonly toldAnew?: number;
	readonly drill?: true;
	/** The incident it opened or joined. */
	readonly incident: string;
	/** It was wrong: what came later shows that. It stays until a person resets it. */
	readonly takenBack?: { readonly at: number; readonly why: Words };
	/** It happened this long before it reached the hub (a life alarm that was uploaded late), in ms. */
	readonly lateByMs?: number;
}
