import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../people/words.ts";

/** What the page of roster, duty log and standing orders says. */
export const t = sentences(
	{
		"roster.title": { en: "Roster", "zh-CN": "排班表" },
		"roster.text": {
			en: "Who is on, day by day. A captain changes a name, and the hub keeps rest, hours and one post at a time.",
			"zh-CN": "逐日当班人员。保安队长可更改姓名，系统核对休息、工时及一人一岗。",
		},
		"roster.before": { en: "Month before", "zh-CN": "上个月" },
		"roster.after": { en: "Month after", "zh-CN": "下个月" },
		"roster.day": { en: "Day", "zh-CN": "日期" },
		"roster.changed": { en: "changed by {by}", "zh-CN": "{by} 已调整" },
		"roster.today": { en: "today", "zh-CN": "今天" },
		"roster.refused": { en: "{name} was not kept: {why}", "zh-CN": "{name} 未保存：{why}" },
		"roster.at": { en: "{post}, {shift} of {date}", "zh-CN": "{date} {shift} {post}" },
		"log.title": { en: "Duty log", "zh-CN": "值班记录" },
		"log.sort": { en: "About", "zh-CN": "类别" },
		"log.what": { en: "What", "zh-CN": "内容" },
		"log.write": { en: "Write", "zh-CN": "记录" },
		"log.book": { en: "As a book", "zh-CN": "打印成册" },
		"log.csv": { en: "As CSV", "zh-CN": "导出表格" },
		"log.none": { en: "Nothing is written yet.", "zh-CN": "暂无记录。" },
		"log.hourly": {
			en: "{guards, plural, one {# guard} other {# guards}} on duty, {open, plural, one {# incident} other {# incidents}} open",
			"zh-CN": "在岗保安员 {guards, number} 人，未处置警情 {open, number} 起",
		},
		"orders.title": { en: "Standing orders", "zh-CN": "值班规定" },
		"orders.name": { en: "Title", "zh-CN": "标题" },
		"orders.text": { en: "Order", "zh-CN": "内容" },
		"orders.issue": { en: "Issue", "zh-CN": "发布" },
		"orders.sign": { en: "I have read it", "zh-CN": "已阅签字" },
		"orders.signed": { en: "Signed: {by}", "zh-CN": "已签：{by}" },
		"orders.none": { en: "There is no order.", "zh-CN": "暂无规定。" },
	},
	beneath,
);
