/** A guard on duty and the post they hold. */
export interface OnDuty {
	/** The user's name. */
	readonly guard: string;
	readonly post: string;
	/** A fixed post (a gate) is left only when somebody covers it. */
	readonly fixed?: true;
	readonly leader?: true;
	/** Where they were last seen: a checkpoint's or dispatch's zone. */
	readonly zone?: string;
	readonly seenAt?: number;
	/** The incident they are on. */
	readonly incident?: string;
}

/** What the operator looked at before the watch began; each said yes or no. */
export const START_CHECKS = ["sound-heard", "panic-tested", "cameras-looked-at", "bypassed-read"] as const;
export type StartCheck = (typeof START_CHECKS)[number];

/** One watch in the guard room, from sign-on to sign-off. Times are epoch ms. */
export interface Shift {
	/** `shf-` and the seq that opened it. */
	readonly id: string;
	readonly rev: number;
	/** The site's shift (`night`), by the time of day at sign-on. */
	readonly plan: string;
	readonly operator: string;
	readonly since: number;
	/** When relief is due. */
	readonly endsAt: number;
	readonly startList: Readonly<Partial<Record<StartCheck, boolean>>>;
	readonly guards: readonly OnDuty[];
	/** Handed over, and not yet taken. */
	readonly handOver?: { readonly at: number; readonly note: string; readonly to?: string };
	/** The operator is away; the stand-in has accepted if `acceptedAt` is there. */
	readonly away?: {
		readonly since: number;
		readonly until: number;
		readonly standIn: string;
		readonly acceptedAt?: number;
	};
	/** The presence check that waits for an answer. */
	readonly asked?: { readonly at: number; readonly answerBy: number };
	/** Who took over from whom. */
	readonly relieved?: string;
	readonly endedAt?: number;
	readonly endedBy?: string;
}
