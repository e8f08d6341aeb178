import type { Words } from "./words.ts";

/** A guard on duty and the post they hold. */
export interface OnDuty {
	/** The user's name. */
	readonly guard: string;
	readonly post: string;
	/** A fixed post (a gate) is left only when somebody covers it, where anybody on duty could. */
	readonly fixed?: true;
	readonly leader?: true;
	/** Where they were last seen: a checkpoint's or dispatch's zone. */
	readonly zone?: string;
	readonly seenAt?: number;
	/** The incident they are on. */
	readonly incident?: string;
	/** On one whose place nobody may know from this. */
	readonly busy?: true;
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

/** Why the guard room counts as unattended; each holds until it is put right. */
export const UNATTENDED = {
	"no-operator": { en: "no operator signed on", "zh-CN": "无值班员上岗" },
	"page-closed": { en: "the operator's page is closed", "zh-CN": "值班员页面已关闭" },
	"sound-off": { en: "the console's sound is not running", "zh-CN": "控制台声音未开启" },
	"relief-late": { en: "relief has not come", "zh-CN": "接班人员未到" },
	"presence-unanswered": { en: "presence check not answered", "zh-CN": "在岗确认无应答" },
	"not-returned": { en: "the operator has not come back", "zh-CN": "值班员离岗未归" },
} as const satisfies Record<string, Words>;

export type UnattendedReason = keyof typeof UNATTENDED;
