import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What the tape says. */
export const t = sentences(
	{
		"tape.at": { en: "The journal at {time}", "zh-CN": "{time} 的事件记录" },
		tape: { en: "Tape", "zh-CN": "事件流水" },
		"tape.entries": { en: "Journal entries, the newest first", "zh-CN": "事件记录，最新在前" },
		"tape.filter": { en: "Filter the tape", "zh-CN": "筛选事件" },
		"tape.pause": { en: "Pause", "zh-CN": "暂停" },
		"tape.run": {
			en: "{n, plural, =0 {Run} other {Run (# new)}}",
			"zh-CN": "{n, plural, =0 {继续} other {继续（新 # 条）}}",
		},
		"tape.skipped": { en: "{n, number} more in the journal", "zh-CN": "另有 {n, number} 条见日志" },
	},
	beneath,
);
