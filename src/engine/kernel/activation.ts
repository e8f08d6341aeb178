import type { AlarmType } from "../../model/kind.ts";
import type { Priority } from "../../model/priority.ts";
import type { Words } from "../../model/words.ts";

/** A condition that has come about, before it is known whether its alarm is there already. */
export interface Activation {
	readonly type: string;
	readonly is: AlarmType;
	readonly source: string;
	readonly zone: string;
	readonly unit?: string | undefined;
	readonly part?: string | undefined;
	readonly priority?: Priority;
	readonly severity?: number;
	/** It may be a bird, a branch or the weather. */
	readonly weak?: boolean | undefined;
	/** How long a weak one lasted, ms, where the detector tells. */
	readonly lastedMs?: number | undefined;
	/** Its kind says that somebody is there. */
	readonly strong?: boolean | undefined;
	/** It counts for less because of the weather that a person has declared. */
	readonly weathered?: true;
	/** How often it was told anew after a reset while it stood. */
	readonly toldAnew?: number | undefined;
	/** The device's own time. */
	readonly at: number;
	/** It returns to normal by itself. */
	readonly moment: boolean;
	readonly lateByMs?: number | undefined;
	/** What and where, if the alarm's words and its zone don't say it best. */
	readonly words?: Words;
	/** The incident it belongs to by its nature; `own`: it opens one whatever is near. */
	readonly into?: string | undefined;
	/** Part of a drill: apart from what is real. */
	readonly drill?: true | undefined;
	/** The person who must not be told of it, for they are coerced. */
	readonly keptFrom?: string | undefined;
	readonly rule: string;
}
