import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What the queue says. */
export const t = sentences(
	{
		"queue.noneShelved": { en: "Nothing is kept quiet", "zh-CN": "当前无暂不响铃的警情" },
		"corroborated.more": { en: "Corroborated +{n, number}", "zh-CN": "多源印证 +{n, number}" },
		unguarded: { en: "Unguarded: watch there", "zh-CN": "失去防护，请派员值守" },
		"unconfirmed.short": { en: "to be confirmed", "zh-CN": "待确认" },
		"rest.shelved": { en: "Shelved", "zh-CN": "限时屏蔽" },
		"rest.schedule": { en: "By schedule", "zh-CN": "按计划屏蔽" },
		"rest.walk-test": { en: "Walk test", "zh-CN": "步行测试" },
		"rest.out-of-service": { en: "Out of service", "zh-CN": "停用检修" },
		"group.count": { en: "{n, number} alike", "zh-CN": "同类 {n, number} 条" },
		"group.waiting": {
			en: "{n, plural, =0 {all taken} other {# not taken}}",
			"zh-CN": "{n, plural, =0 {均已接警} other {未接警 # 条}}",
		},
		"group.flood": { en: "alarm flood", "zh-CN": "报警风暴" },
		"group.take": { en: "{n, plural, one {Take it} other {Take all #}}", "zh-CN": "全部接警（{n, number}）" },
		verified: { en: "Verified", "zh-CN": "已复核" },
		"events.count": { en: "{n, plural, one {# event} other {# events}}", "zh-CN": "{n, number} 条事件" },
		"queue.tabs": { en: "Which incidents", "zh-CN": "警情范围" },
		"queue.noneResolved": { en: "Nothing resolved today", "zh-CN": "今日暂无处置完毕的警情" },
		"tab.active": { en: "Active", "zh-CN": "当前" },
		"tab.resolved": { en: "Resolved today", "zh-CN": "今日已处置" },
		newcomers: {
			en: "{n, plural, one {# new, when the pointer rests} other {# new, when the pointer rests}}",
			"zh-CN": "{n, number} 条新警情，指针静止后显示",
		},
		above: { en: "{n, plural, one {# waiting above} other {# waiting above}}", "zh-CN": "上方有 {n, number} 条待接警" },
		"unseen.more": {
			en: "{n, plural, one {# more critical} other {# more critical}}",
			"zh-CN": "另有 {n, number} 条特急警情",
		},
		search: { en: "Search", "zh-CN": "查找" },
		"search.placeholder": { en: "Search incidents, devices, places", "zh-CN": "查找警情、设备、地点" },
		"search.found": { en: "Found", "zh-CN": "查找结果" },
		"search.nothing": { en: "Nothing found", "zh-CN": "未找到" },
		"sort.incident": { en: "Incident", "zh-CN": "警情" },
		"sort.device": { en: "Device", "zh-CN": "设备" },
		"sort.zone": { en: "Zone", "zh-CN": "区域" },
		"sort.building": { en: "Building", "zh-CN": "楼栋" },
	},
	beneath,
);
