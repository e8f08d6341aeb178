import type { quietEn } from "./quiet-en.ts";

/** What makes something guard less, and what ends that, as the journal names it. */
export const quietZhCN: Record<keyof typeof quietEn, string> = {
	"entry.alarm.shelve-ended": "屏蔽到期",
	"entry.device.out-of-service-ended": "停用到期，恢复使用",
};
