import type { Words } from "../words.ts";

/** Why a person can't do something to an incident now. */
export const WHY_NOT = {
	role: { en: "Not for your role", "zh-CN": "您的角色不能执行" },
	merged: { en: "It was merged into another incident", "zh-CN": "已并入其他警情" },
	untaken: { en: "Nobody has acknowledged it yet", "zh-CN": "尚无人确认" },
	taken: { en: "It has been acknowledged", "zh-CN": "已被确认" },
	resolved: { en: "It is resolved", "zh-CN": "已处置完毕" },
	unresolved: { en: "It is not resolved", "zh-CN": "尚未处置完毕" },
	nobodys: { en: "Nobody has it", "zh-CN": "无人负责" },
	"not-yours": { en: "Somebody else has it", "zh-CN": "由他人负责" },
	yours: { en: "You have it already", "zh-CN": "已由您负责" },
	"not-offered": { en: "Nobody offered it to you", "zh-CN": "没有人移交给您" },
	drill: { en: "It was a drill", "zh-CN": "属于演练" },
	"no-review": { en: "There is nothing to review, or it was reviewed", "zh-CN": "无需复核或已复核" },
	"guard-room": {
		en: "The guard room itself calls for help: a captain or manager acknowledges it",
		"zh-CN": "监控室自身求助：由队长或物业经理确认",
	},
	"guard-rooms-own": { en: "It is the guard room's to acknowledge", "zh-CN": "由监控室确认" },
	"one-alarm": { en: "It has a single alarm", "zh-CN": "只有一条报警" },
	waited: { en: "It has waited before: another wait is a captain's", "zh-CN": "已等待过，再次等待须由保安队长操作" },
	"life-alarm": { en: "Life alarms are never shelved", "zh-CN": "涉及人身安全的报警不可屏蔽" },
	"guard-rooms-alarm": { en: "The guard room's own alarms are never shelved", "zh-CN": "监控室自身的报警不可屏蔽" },
	priority: { en: "Alarms of this priority are never shelved", "zh-CN": "该级别的报警不可屏蔽" },
	dangerous: {
		en: "Volunteers are asked for nothing that may be dangerous",
		"zh-CN": "可能有危险的警情不请志愿者协助",
	},
	"nobody-asked": { en: "No volunteer was asked", "zh-CN": "尚未请志愿者协助" },
	discreet: { en: "A special incident stands alone", "zh-CN": "特别警情单独处置" },
} as const satisfies Record<string, Words>;

export type WhyNot = keyof typeof WHY_NOT;

// `keys` forgets which there are.
export const WHY_NOT_NAMES = Object.keys(WHY_NOT) as WhyNot[];
