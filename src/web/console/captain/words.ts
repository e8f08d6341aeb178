import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What the captain's page says. */
export const t = sentences(
	{
		screens: { en: "Screens", "zh-CN": "页面" },
		"screen.incidents": { en: "Incidents", "zh-CN": "警情" },
		"screen.duty": { en: "On duty", "zh-CN": "在岗" },
		"screen.approvals": { en: "For you", "zh-CN": "待我处理" },
		"screen.more": { en: "More", "zh-CN": "更多" },
		escalated: { en: "Told to you", "zh-CN": "已上报给您" },
		"escalated.count": {
			en: "{n, plural, one {Told to you, and nobody has it} other {Told to you, and nobody has them: #}}",
			"zh-CN": "已上报给您、无人接警：{n, number} 条",
		},
		"escalated.fewer": { en: "Show fewer", "zh-CN": "收起" },
		"told.here": {
			en: "{n, plural, =1 {told {time}} other {told # times, last {time}}}",
			"zh-CN": "{n, plural, =1 {{time} 通知} other {已通知 # 次，最近 {time}}}",
		},
		"told.way": { en: "{way}: {state}", "zh-CN": "{way}：{state}" },
		"told.noWay": { en: "by no way but this page", "zh-CN": "除本页外未通过其他渠道送达" },
		others: { en: "{n, number} not taken", "zh-CN": "{n, number} 条未接警" },
		ringsOnlyOpen: {
			en: "Rings and vibrates only while this page is open and in sight. Closed, it cannot ring on this phone.",
			"zh-CN": "仅在本页打开并处于前台时响铃和振动；关闭后，本机不会响铃。",
		},
		"screen.kept": { en: "The screen stays on while this page is in sight.", "zh-CN": "本页处于前台时屏幕保持常亮。" },
		"screen.refused": {
			en: "The browser does not keep the screen on now: when it goes dark, this page may fall silent.",
			"zh-CN": "浏览器目前不允许屏幕常亮：熄屏后本页可能不再响铃。",
		},
		"screen.unable": {
			en: "This browser cannot keep the screen on: when it goes dark, this page may fall silent.",
			"zh-CN": "本浏览器不支持屏幕常亮：熄屏后本页可能不再响铃。",
		},
		onDuty: { en: "On duty", "zh-CN": "在岗人员" },
		"onDuty.operator": { en: "Operator, {since}", "zh-CN": "值班员，{since}" },
		"onDuty.seen": { en: "{where}, {ago}", "zh-CN": "{ago}在{where}" },
		"onDuty.notSeen": { en: "not seen anywhere yet", "zh-CN": "尚无位置记录" },
		"phone.none": { en: "no phone with the app", "zh-CN": "手机未装 App" },
		"phone.silent": { en: "the phone has not been heard", "zh-CN": "手机尚未联络" },
		"phone.heard": { en: "phone heard {ago}", "zh-CN": "手机{ago}联络" },
		"phone.battery": { en: "battery {n, number} %", "zh-CN": "电量 {n, number}%" },
		"phone.queued": { en: "{n, number} not sent yet", "zh-CN": "{n, number} 条未上传" },
		underWay: { en: "Rounds under way", "zh-CN": "进行中的巡更" },
		"underWay.none": { en: "Nobody is on a round.", "zh-CN": "当前无进行中的巡更。" },
		approvals: { en: "Waits for your word", "zh-CN": "待您批准" },
		"approvals.none": { en: "Nothing waits for your word.", "zh-CN": "没有待批准的事项。" },
		"approve.shelve": { en: "Confirm", "zh-CN": "确认" },
		"approve.review": { en: "Review", "zh-CN": "复查" },
		"approve.wait": { en: "Let it wait", "zh-CN": "准予等待" },
		"asks.shelve": { en: "Shelve until {time}: {by}, {reason}", "zh-CN": "屏蔽至 {time}：{by}，{reason}" },
		"asks.renewal": { en: "Shelve on until {time}: {by}, {reason}", "zh-CN": "延长屏蔽至 {time}：{by}，{reason}" },
		"asks.review": { en: "Closed as false; review due {time}", "zh-CN": "按误报关闭，应于 {time} 前复查" },
		"asks.wait": {
			en: "{n, plural, one {Has waited once} other {Has waited # times}}; act by {time}",
			"zh-CN": "已等待 {n, number} 次，应于 {time} 前处置",
		},
		"more.devices": { en: "Devices down or unknown", "zh-CN": "离线及状态未知的设备" },
	},
	beneath,
);
