/** Who is told that nobody takes an incident, in turn; after the last it goes round again until a person takes it. */
export const ESCALATION_ORDER = [
	{ who: "shift-leader", words: { en: "Shift leader", "zh-CN": "班长" } },
	{ who: "captain", words: { en: "Captain", "zh-CN": "保安队长" } },
	{ who: "manager", words: { en: "Manager", "zh-CN": "物业经理" } },
	{ who: "on-duty", words: { en: "All on duty", "zh-CN": "全体当班人员" } },
] as const;

export type EscalationOrder = (typeof ESCALATION_ORDER)[number]["who"];
