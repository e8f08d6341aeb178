import type { refusalsEn } from "./refusals-en.ts";

/** Why the hub says no, where its limit is a number or a person: what was found, and what is allowed. */
export const refusalsZhCN: Record<keyof typeof refusalsEn, string> = {
	"refusal.tooLong": "{found, number} 分钟过长，最多 {most, number} 分钟。",
	"refusal.past": "该时间已过。",
	"refusal.waitAgain": "已等待过，再次等待须由保安队长操作。",
	"refusal.tooOld": "该触发已过 {age, number} 秒，仅最近 {most, number} 秒内可确认为测试人员；已响铃，请接警。",
	"refusal.notAsked": "该触发已无须确认。",
	"refusal.lifeShelf": "生命安全报警不得屏蔽。",
	"refusal.ownShelf": "监控室自身的报警不得屏蔽。",
	"refusal.priorityShelf": "该等级的报警不得屏蔽。",
	"refusal.renewed": "已延长 {n, number} 次，达到上限。",
	"refusal.noWatch": "请指定代为看守的人员，并须本人同意。",
	"refusal.otherWatch": "被请看守的是 {who}，须由其本人同意；您是 {found}。",
	"refusal.hasWatch": "已有人看守。",
	"refusal.workHours": "作业时间最多 4 小时，且须在停用期间内。",
	"refusal.walls": "涉及 {n, number} 面周界，同时最多 {most, number} 面。",
	"refusal.tooOften": "本班已是第 {n, number} 次，超过 {most, number} 次须由保安队长操作。",
	"refusal.realOpen": "有真实警情未处置完毕，不得开始演练。",
	"refusal.drillRuns": "已有演练进行中，请先结束。",
	"refusal.drillMerge": "演练不得与真实警情合并。",
	"refusal.specialMerge": "特别警情不与其他警情合并。",
	"refusal.mergeMany": "合并后共有 {n, number} 条报警，一起警情最多 {most, number} 条。请分开处理。",
	"refusal.drillReopen": "演练警情不得重新打开。",
	"refusal.notOver": "已不在进行中。",
};
