import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What is said of messages to guards. */
export const t = sentences(
	{
		messages: { en: "Messages to guards", "zh-CN": "发给保安员的消息" },
		"messages.text": { en: "Message", "zh-CN": "消息内容" },
		"messages.to": { en: "To", "zh-CN": "发给" },
		"messages.all": { en: "All guards on duty ({n})", "zh-CN": "全体当班保安员（{n}人）" },
		"messages.send": { en: "Send", "zh-CN": "发送" },
		"messages.none": { en: "Nothing was said in the last day.", "zh-CN": "近一天内没有消息。" },
		"messages.noVoice": {
			en: "Text only. Speech goes by radio.",
			"zh-CN": "仅限文字，语音请用对讲机。",
		},
		"message.radio": { en: "radio only: not sent", "zh-CN": "仅对讲机：未送达" },
		"message.app": { en: "sent to the app, phone has not confirmed", "zh-CN": "已发往 App，手机未确认" },
		"message.push": { en: "sent by push, phone has not confirmed", "zh-CN": "已推送，手机未确认" },
		"message.delivered": { en: "delivered {time}", "zh-CN": "已送达 {time}" },
		"message.seen": { en: "read {time}", "zh-CN": "已阅 {time}" },
		"message.not": { en: "Message to guards", "zh-CN": "向保安员发消息" },
	},
	beneath,
);
