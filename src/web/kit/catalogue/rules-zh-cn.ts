import type { rulesEn } from "./rules-en.ts";

/** What the rules against floods, weather and chatter put into the journal, as the journal names it. */
export const rulesZhCN: Record<keyof typeof rulesEn, string> = {
	"entry.alarm.delay-passed": "延时判断结束",
	"entry.zone.chatter-quiet": "复查频繁报警",
	"entry.schedule.turned": "时段切换",
	"entry.flood.began": "报警风暴开始",
	"entry.flood.ended": "报警风暴结束",
	"entry.flood.checked": "复查报警风暴",
	"entry.weather.passed": "恶劣天气申报到期",
	"entry.wall.protection-lost": "周界防护失效",
	"entry.wall.protection-restored": "周界防护恢复",
	"entry.wall.reconfirm": "周界看守待确认",
	"entry.wall.multiple-breach": "多处入侵或遭破坏",
};
