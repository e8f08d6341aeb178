import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What the site plan and its cards say. */
export const t = sentences(
	{
		service: { en: "Out of service", "zh-CN": "停用检修" },
		"walkTest.hasPassed": { en: "passed", "zh-CN": "已通过" },
		"zone.guards": { en: "Last seen here:", "zh-CN": "最近在此处：" },
		"guard.ago": { en: "{age} ago", "zh-CN": "{age}前" },
		"guard.next": { en: "next: {where}, {time}", "zh-CN": "下一点：{where} {time}" },
		"zone.building": { en: "Show the building", "zh-CN": "查看楼栋" },
		"service.workUntil": {
			en: "Worked on until {time}: opening it and its loss are quiet",
			"zh-CN": "作业至 {time}：期间拆动与失联不响铃",
		},
		plan: { en: "Site plan", "zh-CN": "小区平面图" },
		"plan.keys": {
			en: "Site plan: arrow keys move, Page Up and Page Down zoom, Home shows all",
			"zh-CN": "小区平面图：方向键移动，Page Up、Page Down 缩放，Home 显示全图",
		},
		"plan.zoom": { en: "Zoom", "zh-CN": "缩放" },
		"plan.nearer": { en: "Zoom in", "zh-CN": "放大" },
		"plan.farther": { en: "Zoom out", "zh-CN": "缩小" },
		"plan.all": { en: "Show all", "zh-CN": "显示全图" },
		history: { en: "History", "zh-CN": "历史记录" },
		"zone.incidents": { en: "Open here", "zh-CN": "此处警情" },
		"zone.quiet": { en: "Nothing open here", "zh-CN": "此处无警情" },
		"zone.devices": { en: "Devices here", "zh-CN": "此处设备" },
		stairwell: { en: "Stairwell {n}", "zh-CN": "{n}单元" },
		shops: { en: "{n, plural, one {# shop} other {# shops}}", "zh-CN": "商铺 {n, number} 间" },
		"devices.known": {
			en: "{fine, number} of {all, number} devices working",
			"zh-CN": "{all, number} 台设备中 {fine, number} 台正常",
		},
	},
	beneath,
);
