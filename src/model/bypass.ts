export const BYPASS_REASONS = [
	"shelved",
	"out-of-service",
	"walk-test",
	"schedule",
	"chattering",
	"degraded",
	"still-active",
	"weather",
] as const;
export type BypassReason = (typeof BYPASS_REASONS)[number];

/**
 * Something that guards less than it should, or not at all. Each is hatched on the plan, counted in the shift bar and
 * listed at hand-over until it ends. Times are epoch ms.
 */
export interface Bypass {
	/** `<why>:<what>`, e.g. `shelved:alm-12`, `out-of-service:beam-east-3`, `chattering:east-3`. */
	readonly id: string;
	readonly rev: number;
	readonly why: BypassReason;
	readonly zone: string;
	readonly device?: string;
	/** The alarm type it is about, if not all. */
	readonly type?: string;
	readonly alarm?: string;
	readonly since: number;
	readonly until?: number;
	readonly by?: string;
	readonly reason?: string;
	/** Who or what watches in its place. */
	readonly watch?: string;
	/** It waits for somebody's word: a captain's, or that of who is to watch. */
	readonly unconfirmed?: true;
	/** How many reports came meanwhile without sounding. */
	readonly hidden?: number;
}

/** A test of one wall or one flat: which detectors have been seen to work. Times are epoch ms. */
export interface WalkTest {
	/** `wlk-` and the seq that began it. */
	readonly id: string;
	readonly rev: number;
	/** A wall's name (`east`) or a flat's id. */
	readonly of: string;
	readonly by: string;
	readonly since: number;
	readonly until: number;
	/** When somebody confirmed that each detector saw the tester; 0 while nobody has. */
	readonly passed: Readonly<Record<string, number>>;
	/** Reports of detectors that have not passed: the desk is asked whether each was the tester. By device, the newest last. */
	readonly asks?: Readonly<
		Record<string, { readonly reports: readonly { readonly seq: number; readonly at: number }[] }>
	>;
	readonly endedAt?: number;
}

/** Bad weather, declared by a person for named zones. Times are epoch ms. */
export interface Weather {
	/** `wth-` and the seq that declared it. */
	readonly id: string;
	readonly rev: number;
	readonly zones: readonly string[];
	readonly by: string;
	readonly reason: string;
	readonly since: number;
	readonly until: number;
	readonly endedAt?: number;
}

/** An exercise on the live console; what it raises stands apart from what is real. Times are epoch ms. */
export interface Drill {
	/** `drl-` and the seq that began it. */
	readonly id: string;
	readonly rev: number;
	readonly scenario: string;
	readonly by: string;
	readonly since: number;
	readonly endedAt?: number;
	/** `real-alarm`, or the user who ended it. */
	readonly endedBy?: string;
}
