import { sentences } from "../kit/sentences.ts";
import { t as beneath } from "./words.ts";

/** Why the hub says no, where its limit is a number or a person: what was found, and what is allowed. */
export const t = sentences(
	{
		"refusal.elsewhere": {
			en: "{guard} is on the way elsewhere. Send somebody who is free, or call them off there.",
			"zh-CN": "{guard} 正在前往别处。请改派空闲人员，或改派其前来此处。",
		},
		"refusal.untrustedProxy": {
			en: "This page came by https through {proxy}, which the hub does not know as its proxy. In the site file `trustedProxies` is missing it.",
			"zh-CN": "本页面经 {proxy} 以 https 打开，但服务器不认识该代理。站点文件的 trustedProxies 中缺少它。",
		},
		"refusal.origin": {
			en: "The hub does not know this page's address ({origin}). If it is right, `allowedOrigins` in the site file is missing it.",
			"zh-CN": "服务器不认识本页面的地址（{origin}）。如地址无误，站点文件的 allowedOrigins 中缺少它。",
		},
		"refusal.tooLong": {
			en: "{found, number} min is too long: {most, number} min at most.",
			"zh-CN": "{found, number} 分钟过长，最多 {most, number} 分钟。",
		},
		"refusal.past": { en: "That time is past.", "zh-CN": "该时间已过。" },
		"refusal.waitAgain": {
			en: "It has waited before: another wait needs the captain.",
			"zh-CN": "已等待过，再次等待须由保安队长操作。",
		},
		"refusal.tooOld": {
			en: "That report is {age, number} s old; only the last {most, number} s can be the tester. It has rung: take it.",
			"zh-CN": "该触发已过 {age, number} 秒，仅最近 {most, number} 秒内可确认为测试人员；已响铃，请接警。",
		},
		"refusal.notAsked": { en: "Nothing is asked about that report any more.", "zh-CN": "该触发已无须确认。" },
		"refusal.lifeShelf": { en: "Life alarms are never shelved.", "zh-CN": "生命安全报警不得屏蔽。" },
		"refusal.ownShelf": { en: "The guard room's own alarms are never shelved.", "zh-CN": "监控室自身的报警不得屏蔽。" },
		"refusal.priorityShelf": { en: "Alarms of this priority are never shelved.", "zh-CN": "该等级的报警不得屏蔽。" },
		"refusal.renewed": {
			en: "It has been renewed {n, number} times, the most that is allowed.",
			"zh-CN": "已延长 {n, number} 次，达到上限。",
		},
		"refusal.noWatch": {
			en: "Name the person who watches in its place; they must accept.",
			"zh-CN": "请指定代为看守的人员，并须本人同意。",
		},
		"refusal.otherWatch": {
			en: "{who} was asked to watch there, and must accept; you are {found}.",
			"zh-CN": "被请看守的是 {who}，须由其本人同意；您是 {found}。",
		},
		"refusal.hasWatch": { en: "Its watch is settled already.", "zh-CN": "已有人看守。" },
		"refusal.workHours": {
			en: "The hours of work are at most 4, within the time out of service.",
			"zh-CN": "作业时间最多 4 小时，且须在停用期间内。",
		},
		"refusal.walls": {
			en: "That is weather on {n, number} walls: at most {most, number} at once.",
			"zh-CN": "涉及 {n, number} 面周界，同时最多 {most, number} 面。",
		},
		"refusal.tooOften": {
			en: "That is number {n, number} in this watch: more than {most, number} needs the captain.",
			"zh-CN": "本班已是第 {n, number} 次，超过 {most, number} 次须由保安队长操作。",
		},
		"refusal.unattended": {
			en: "The guard room is unattended: somebody must be there for that.",
			"zh-CN": "值班室无人值守，须有人在岗方可操作。",
		},
		"refusal.realOpen": {
			en: "A real incident is open: no drill beside it.",
			"zh-CN": "有真实警情未处置完毕，不得开始演练。",
		},
		"refusal.drillRuns": { en: "A drill is under way already: end it first.", "zh-CN": "已有演练进行中，请先结束。" },
		"refusal.drillMerge": { en: "A drill is merged with nothing real.", "zh-CN": "演练不得与真实警情合并。" },
		"refusal.ownCallMerge": {
			en: "A call from the guard room itself is merged with no other.",
			"zh-CN": "值班室自身的求助不与其他警情合并。",
		},
		"refusal.specialMerge": {
			en: "A special incident is merged with no other.",
			"zh-CN": "特别警情不与其他警情合并。",
		},
		"refusal.mergeMany": {
			en: "Together they hold {n, number} alarms: {most, number} at most in one. Leave them apart.",
			"zh-CN": "合并后共有 {n, number} 条报警，一起警情最多 {most, number} 条。请分开处理。",
		},
		"refusal.drillReopen": { en: "A drill's incident is not reopened.", "zh-CN": "演练警情不得重新打开。" },
		"refusal.notOnDuty": { en: "{guard} is not on duty with this shift.", "zh-CN": "{guard} 不在当班人员中。" },
		"refusal.leg": {
			en: "{from} to {to} in {given} min: it takes {least} min on foot at least.",
			"zh-CN": "{from} 到 {to} 只给了 {given} 分钟，步行至少需 {least} 分钟。",
		},
		"refusal.pace": {
			en: "{n, number} stops in {given} min: they take {least} min on foot at least, by the shortest way.",
			"zh-CN": "{n, number} 个巡更点共 {given} 分钟，按最短路线步行至少需 {least} 分钟。",
		},
		"refusal.twice": {
			en: "{checkpoint} stands there twice: each checkpoint once.",
			"zh-CN": "{checkpoint} 重复，每个巡更点只能出现一次。",
		},
		"refusal.twoRounds": {
			en: "{day, select, mon {Monday} tue {Tuesday} wed {Wednesday} thu {Thursday} fri {Friday} sat {Saturday} other {Sunday}} at {at}: more rounds at once than the {most, plural, one {# guard} other {# guards}} of these posts can walk.",
			"zh-CN":
				"{day, select, mon {周一} tue {周二} wed {周三} thu {周四} fri {周五} sat {周六} other {周日}} {at}：同时进行的巡更超过这些岗位的 {most, number} 名保安员。",
		},
		"refusal.walked": {
			en: "A plan walks this route: end its plans first.",
			"zh-CN": "仍有巡更计划使用该路线，请先停用计划。",
		},
		"refusal.closingPhoto": {
			en: "A photo of how it was mended is needed first.",
			"zh-CN": "须先上传整改后的照片。",
		},
		"refusal.saysWhy": { en: "Say in the note why it is none.", "zh-CN": "请在备注中说明为何不成立。" },
		"refusal.fitsNoRound": {
			en: "It fits no round: name the round for which it counts.",
			"zh-CN": "没有对应的巡更班次，请指定计入的班次。",
		},
		"refusal.notOver": { en: "It is not under way any more.", "zh-CN": "已不在进行中。" },
	},
	beneath,
);
