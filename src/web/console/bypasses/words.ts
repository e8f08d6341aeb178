import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What is said about what guards less than it should. */
export const t = sentences(
	{
		unconfirmed: { en: "a captain has to confirm", "zh-CN": "待保安队长确认" },
		reason: { en: "Reason", "zh-CN": "原因" },
		"reason.missing": { en: "Give the reason", "zh-CN": "请填写原因" },
		"reason.animal": { en: "Animals", "zh-CN": "动物" },
		"reason.plant": { en: "Branches", "zh-CN": "树枝" },
		"reason.works": { en: "Building works", "zh-CN": "施工" },
		"reason.repair": { en: "Repair", "zh-CN": "维修" },
		"reason.cleaning": { en: "Cleaning", "zh-CN": "清洁" },
		"reason.replaced": { en: "Being replaced", "zh-CN": "更换设备" },
		"reason.fog": { en: "Fog", "zh-CN": "大雾" },
		"reason.rain": { en: "Heavy rain", "zh-CN": "暴雨" },
		"reason.wind": { en: "Storm", "zh-CN": "大风" },
		"reason.snow": { en: "Snow", "zh-CN": "大雪" },
		"shelving.title": { en: "Shelve this alarm", "zh-CN": "限时屏蔽此报警" },
		"shelving.hold": { en: "Hold to shelve", "zh-CN": "按住确认屏蔽" },
		"shelve.until": { en: "For how long", "zh-CN": "时长" },
		"shelve.high": {
			en: "It does not sound once a captain has confirmed it. It comes back by itself.",
			"zh-CN": "经保安队长确认后不再发声，到时自动恢复。",
		},
		"shelve.text": {
			en: "It is recorded and counted, and does not sound. It comes back by itself.",
			"zh-CN": "照常记录计数，不发声，到时自动恢复。",
		},
		"shelve.confirm": { en: "Confirm", "zh-CN": "确认屏蔽" },
		"shelve.end": { en: "End shelving", "zh-CN": "解除屏蔽" },
		"service.title": { en: "Put out of service", "zh-CN": "停用检修" },
		"service.hold": { en: "Hold to put out of service", "zh-CN": "按住确认停用" },
		"service.until": { en: "For how long", "zh-CN": "时长" },
		"service.watchMay": { en: "Who watches in its place (may stay empty)", "zh-CN": "由谁代为看守（可不填）" },
		"service.watchMissing": { en: "Choose who watches", "zh-CN": "请选择由谁看守" },
		"service.text": {
			en: "A call for help from it still raises its alarm. It returns by itself.",
			"zh-CN": "停用期间的求助类报警仍会报警，到时自动恢复。",
		},
		"walkTest.of": { en: "Wall or flat", "zh-CN": "围墙或住户" },
		"walkTest.choose": { en: "Choose a wall or a flat", "zh-CN": "请选择围墙或住户" },
		"walkTest.hold": { en: "Hold to begin", "zh-CN": "按住开始测试" },
		"walkTest.text": {
			en: "Fifteen minutes. A flat is tested by itself, with its resident. Walk past each detector; once it has passed it is live again. Cameras, calls for help, tamper and everything elsewhere stay live.",
			"zh-CN":
				"时长十五分钟。住户须逐户测试，并有住户在场。逐一走过各探测器，通过后即恢复防护。摄像机、求助类报警、防拆报警及其他区域照常防护。",
		},
		"walkTest.passed": {
			en: "{n, number} of {all, number} have passed",
			"zh-CN": "{all, number} 个中 {n, number} 个已通过",
		},
		"walkTest.end": { en: "End the test", "zh-CN": "结束测试" },
		walls: { en: "Walls", "zh-CN": "围墙" },
		"weather.choose": { en: "Choose the zones", "zh-CN": "请选择防区" },
		"weather.hold": {
			en: "{n, plural, one {Hold to declare it for # zone} other {Hold to declare it for # zones}}",
			"zh-CN": "按住确认，共 {n, number} 个防区",
		},
		"weather.until": { en: "For how long", "zh-CN": "时长" },
		"weather.text": {
			en: "Breaks of a single beam there become medium. Two or more beams, inward movement or a person seen stay high.",
			"zh-CN": "该处单光束遮断降为一般；两束以上、向内或发现人员时仍为紧急。",
		},
		"weather.end": { en: "End the weather", "zh-CN": "解除恶劣天气" },
		"tester.left": { en: "rings in {left}", "zh-CN": "{left} 后提示" },
		"tester.yes": { en: "It was the tester", "zh-CN": "是测试人员" },
		"tester.more": {
			en: "{n, plural, one {# more question} other {# more questions}}",
			"zh-CN": "另有 {n, number} 个待确认",
		},
		"service.accept": { en: "Accept the watch", "zh-CN": "同意看守" },
		"service.asks": {
			en: "{by} asks you to watch in place of {device} until {time}: {reason}",
			"zh-CN": "{by} 请您代替 {device} 看守至 {time}：{reason}",
		},
		"service.notInForce": {
			en: "Not in force: {watch} has not accepted, it rings as ever",
			"zh-CN": "尚未生效：{watch} 未同意，仍照常响铃",
		},
		"service.watchUser": { en: "Who watches in its place", "zh-CN": "由谁代为看守" },
		"service.watchAccepts": {
			en: "They must accept; until then it rings as ever.",
			"zh-CN": "须经本人同意；同意前仍照常响铃。",
		},
		"service.nobody": { en: "Nobody", "zh-CN": "无" },
		"service.work": { en: "Somebody works on it, from now for", "zh-CN": "现场作业时长（自现在起）" },
		"service.noWork": { en: "Nobody does", "zh-CN": "无人作业" },
		"service.workRings": {
			en: "If it is opened or cut off, that rings as ever.",
			"zh-CN": "若被拆动或断线，仍照常响铃。",
		},
		"service.workQuiet": {
			en: "If it is opened or cut off in that time, that rings only when it is back in service.",
			"zh-CN": "作业期间被拆动或断线，待恢复使用后再响铃。",
		},
		"service.me": { en: "I watch ({name})", "zh-CN": "由我看守（{name}）" },
	},
	beneath,
);
