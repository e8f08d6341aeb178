import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What the bar at the top says. */
export const t = sentences(
	{
		"shift.nobodyShort": { en: "Nobody signed on", "zh-CN": "无人上岗" },
		"shift.label": {
			en: "Shift: {name} {since}, {n, plural, one {# guard} other {# guards}} on duty",
			"zh-CN": "当班：{name}，{since}，在岗保安员 {n, number} 人",
		},
		"shift.on": { en: "On duty", "zh-CN": "当班" },
		"guards.count": { en: "{n, plural, one {# guard} other {# guards}}", "zh-CN": "保安员 {n, number} 人" },
		"tests.count": {
			en: "{n, plural, =0 {no walk test} one {# walk test} other {# walk tests}}",
			"zh-CN": "步行测试 {n, number} 项",
		},
		"link.connecting": { en: "Connecting…", "zh-CN": "连接中…" },
		"link.live": { en: "Live", "zh-CN": "实时" },
		"link.lost": { en: "No connection", "zh-CN": "连接中断" },
		"link.blind": { en: "Hub fault", "zh-CN": "系统故障" },
		"count.title": {
			en: "{priority}: {open, number} open, {n, number} not taken",
			"zh-CN": "{priority}：共 {open, number} 条，未接警 {n, number} 条",
		},
		"count.new": { en: "{n, number} new", "zh-CN": "新 {n, number}" },
		mute: { en: "Mute", "zh-CN": "消音" },
		muted: { en: "Muted {left}", "zh-CN": "已消音 {left}" },
	},
	beneath,
);
