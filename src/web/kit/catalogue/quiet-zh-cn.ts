import type { quietEn } from "./quiet-en.ts";

/** What makes something guard less, and what ends that, as the journal names it. */
export const quietZhCN: Record<keyof typeof quietEn, string> = {
	"entry.alarm.shelved": "限时屏蔽",
	"entry.alarm.unshelved": "解除屏蔽",
	"entry.alarm.shelve-confirmed": "确认屏蔽",
	"entry.device.out-of-service": "停用检修",
	"entry.device.in-service": "恢复使用",
	"entry.walk-test.begun": "步行测试开始",
};
