import type { AlarmType } from "./kind.ts";

/** Alarms about what the hub itself found out; their entries have source `hub`. */
export const HUB_ALARMS = {
	"device.lost": {
		priority: "medium",
		fault: true,
		words: { en: "Device lost", "zh-CN": "设备失联" },
	},
	"feed.lost": {
		priority: "high",
		fault: true,
		words: {
			en: "Feed lost, several devices down",
			"zh-CN": "供电或线路中断，多台设备失联",
		},
	},
	"device.battery-low": { priority: "low", fault: true, words: { en: "Battery low", "zh-CN": "电池电量低" } },
	"gateway.lost": {
		priority: "medium",
		fault: true,
		words: { en: "Gateway lost", "zh-CN": "网关失联" },
	},
	"engine.failed": {
		priority: "medium",
		fault: true,
		words: { en: "An event could not be judged", "zh-CN": "事件无法判定" },
	},
	"report.unreadable": {
		priority: "medium",
		fault: true,
		words: { en: "Report that can't be read", "zh-CN": "上报内容无法读取" },
	},
	"guard-room.unattended": {
		priority: "high",
		words: { en: "Guard room unattended", "zh-CN": "监控室无人值守" },
	},
	"hub.blind": {
		priority: "high",
		fault: true,
		words: { en: "Hub fault", "zh-CN": "系统故障" },
	},
	"device.too-many-parts": {
		priority: "low",
		fault: true,
		words: { en: "Device names too many places", "zh-CN": "设备上报的位置过多" },
	},
	"upload.late": {
		priority: "low",
		fault: true,
		words: { en: "Late upload", "zh-CN": "事件补传" },
	},
	"wall.protection-lost": {
		priority: "high",
		fault: true,
		words: { en: "Protection lost", "zh-CN": "周界防护失效" },
	},
	"wall.multiple-breach": {
		priority: "high",
		fault: true,
		words: { en: "Multiple breach or sabotage", "zh-CN": "多处入侵或遭破坏" },
	},
	"shift.guards-missing": {
		priority: "medium",
		words: { en: "Posts unfilled", "zh-CN": "逾时缺岗" },
	},
	"round.not-started": {
		priority: "medium",
		words: { en: "Round not started", "zh-CN": "巡更未开始" },
	},
	"round.stops-missed": {
		priority: "medium",
		words: { en: "Two checkpoints missed in a row", "zh-CN": "连续漏检两个巡更点" },
	},
	"round.guard-silent": {
		priority: "medium",
		words: { en: "Guard silent", "zh-CN": "巡更人员失去联系" },
	},
	"person.duress": {
		priority: "critical",
		life: 2,
		latches: true,
		discreet: true,
		words: { en: "Signed in under duress", "zh-CN": "人员被挟持" },
	},
	"channel.failed": {
		priority: "medium",
		fault: true,
		words: { en: "Messages do not get out", "zh-CN": "对外通知失败" },
	},
	"chain-test.unconfirmed": {
		priority: "medium",
		fault: true,
		words: { en: "Nobody confirmed the test of the escalation chain", "zh-CN": "升级通知链测试无人确认" },
	},
} as const satisfies Record<string, AlarmType>;
