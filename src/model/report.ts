import type { Priority } from "./priority.ts";
import type { Words } from "./words.ts";

export interface ReportKind {
	readonly words: Words;
	readonly priority: Priority;
	/** Its rank among life alarms, as in `AlarmType.life`. */
	readonly life?: number;
}

/** What a person can report by telephone, radio or at the window. The priorities are our own setting. */
export const REPORT_KINDS = {
	fire: {
		priority: "critical",
		life: 1,
		words: { en: "Fire or smoke reported", "zh-CN": "报告火情" },
	},
	medical: {
		priority: "critical",
		life: 6,
		words: { en: "Medical emergency reported", "zh-CN": "报告伤病求助" },
	},
	violence: {
		priority: "critical",
		life: 5,
		words: { en: "Violence reported", "zh-CN": "报告斗殴伤害" },
	},
	intrusion: {
		priority: "high",
		words: { en: "Intruder reported", "zh-CN": "报告可疑闯入" },
	},
	theft: {
		priority: "high",
		words: { en: "Theft reported", "zh-CN": "报告盗窃" },
	},
	trapped: {
		priority: "high",
		words: { en: "Someone trapped", "zh-CN": "报告人员被困" },
	},
	suspicious: {
		priority: "medium",
		words: { en: "Something suspicious reported", "zh-CN": "报告可疑情况" },
	},
	nuisance: {
		priority: "medium",
		words: { en: "Nuisance reported", "zh-CN": "报告扰民" },
	},
	technical: {
		priority: "medium",
		words: { en: "Technical fault reported", "zh-CN": "报告设施故障" },
	},
	other: {
		priority: "medium",
		words: { en: "Reported by a person", "zh-CN": "人工上报警情" },
	},
} as const satisfies Record<string, ReportKind>;

export type ReportKindName = keyof typeof REPORT_KINDS;
export const REPORT_KIND_NAMES = Object.keys(REPORT_KINDS) as [ReportKindName, ...ReportKindName[]];
