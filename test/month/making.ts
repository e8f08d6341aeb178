import type { Random } from "../../simulators/world/random.ts";
import type { Site } from "../../src/model/site.ts";

/** Something that a device reports, or that becomes of its link. */
export interface Report {
	readonly at: number;
	readonly device: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly initial?: true;
}

/** Something that truly happens and must be seen: an alarm of this type, there, within the time. */
export interface Real {
	readonly what: string;
	readonly at: number;
	readonly withinMs: number;
	readonly type: string;
	readonly zone?: string;
	readonly unit?: string;
}

/** A month while it is made. */
export interface Making {
	readonly site: Site;
	readonly random: Random;
	readonly reports: Report[];
	readonly real: Real[];
	/** Walk tests, begun by the operator. */
	readonly tests: { readonly at: number; readonly of: string }[];
}
