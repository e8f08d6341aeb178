import { t as beneath } from "../../app/words.ts";
import { sentences } from "../../kit/sentences.ts";

/** What the screen of a dispatch says. */
export const t = sentences(
	{
		"dispatch.asked": { en: "You are sent", "zh-CN": "派单" },
		"dispatch.late": { en: "You are still asked for", "zh-CN": "仍在等待您应答" },
		"dispatch.onTheWay": { en: "On the way", "zh-CN": "正在前往" },
		"dispatch.there": { en: "On the spot", "zh-CN": "已到场" },
		"dispatch.ago": { en: "sent {length} ago", "zh-CN": "{length}前派出" },
		"dispatch.accept": { en: "I am going", "zh-CN": "接受" },
		"dispatch.decline": { en: "I can't", "zh-CN": "无法前往" },
		"dispatch.arrive": { en: "I am there", "zh-CN": "到场" },
		"dispatch.done": { en: "Done", "zh-CN": "完成" },
		"dispatch.why": { en: "Why not?", "zh-CN": "原因" },
		"dispatch.why.busy": { en: "Busy with something that can't wait", "zh-CN": "手头事情无法离开" },
		"dispatch.why.far": { en: "Too far away", "zh-CN": "距离太远" },
		"dispatch.why.alone": { en: "Not safe to go alone", "zh-CN": "一人前往不安全" },
		"dispatch.why.unwell": { en: "Hurt or unwell", "zh-CN": "受伤或身体不适" },
		"dispatch.back": { en: "Back", "zh-CN": "返回" },
		"dispatch.open": { en: "Show where", "zh-CN": "查看地点" },
		"dispatch.openFirst": { en: "Nobody beside you may see it.", "zh-CN": "请避开他人查看。" },
		"dispatch.noSound": { en: "Touch the screen once: else it can't sound", "zh-CN": "请轻触屏幕一次，否则无法响铃" },
		"dispatch.by": { en: "sent by {name}", "zh-CN": "{name}派单" },
		"dispatch.covered": { en: "{name} covers your post", "zh-CN": "{name}为您顶岗" },
		"dispatch.drill": { en: "EXERCISE", "zh-CN": "演练" },
		"dispatch.more": { en: "{n, plural, one {# more} other {# more}}", "zh-CN": "另有{n}项" },
		"dispatch.plan": { en: "Plan: you and where to go", "zh-CN": "平面图：您的位置与目的地" },
		"dispatch.you": { en: "you, {time}", "zh-CN": "您，{time}" },
		"dispatch.picture": { en: "Picture from the place", "zh-CN": "现场画面" },
		"dispatch.lost": { en: "No link to the hub: answer by radio", "zh-CN": "与服务器失去连接：请用对讲机应答" },
		"message.from": { en: "From the guard room, {name}", "zh-CN": "值班室 {name}" },
		"message.read": { en: "Read", "zh-CN": "已阅" },
		"told.title": { en: "Nobody has taken this: call the guard room", "zh-CN": "无人处理：请联系值班室" },
	},
	beneath,
);
