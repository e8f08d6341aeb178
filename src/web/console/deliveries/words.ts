import { DELIVERY_ABOUT_WORDS } from "../../../model/delivery.ts";
import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What is said about messages beyond the screen. */
export const t = sentences(
	{
		deliveries: { en: "Messages beyond the screen", "zh-CN": "屏外通知" },
		"deliveries.text": {
			en: "Who was told of which incident, by which way, and whether it arrived.",
			"zh-CN": "各警情的通知对象、渠道及送达情况。",
		},
		"deliveries.all": { en: "All", "zh-CN": "全部" },
		"deliveries.failing": { en: "Failed", "zh-CN": "未送达" },
		"deliveries.older": { en: "Show older ones", "zh-CN": "显示更早" },
		"deliveries.attempts": { en: "{n, plural, one {# attempt} other {# attempts}}", "zh-CN": "已试 {n} 次" },
		"deliveries.next": { en: "again {time}", "zh-CN": "{time} 重试" },
		"deliveries.at": { en: "on the page of {name}", "zh-CN": "{name}的页面" },
		"deliveries.both": { en: "delivered {delivered}, seen {seen}", "zh-CN": "{delivered} 送达，{seen} 查看" },
		"deliveries.silent": {
			en: "told not to sound: somebody under duress could hear it",
			"zh-CN": "已令其静音：附近可能有人受胁迫",
		},
		"deliveries.sounds": { en: "sounds until {time}", "zh-CN": "鸣响至 {time}" },
		channels: { en: "Ways out", "zh-CN": "通知渠道" },
		"channels.none": { en: "The site's file states none.", "zh-CN": "站点文件未设置渠道。" },
		"channels.never": { en: "nothing delivered yet", "zh-CN": "尚未送达过" },
		"channels.delivered": { en: "last delivered {time}", "zh-CN": "最近送达 {time}" },
		"channels.failed": { en: "last failed {time}: {why}", "zh-CN": "最近失败 {time}：{why}" },
		"channels.test": { en: "Send a test message", "zh-CN": "发送测试消息" },
		"channels.tested": { en: "Test {time}: {fate}", "zh-CN": "{time} 测试：{fate}" },
		chain: { en: "Escalation chain", "zh-CN": "升级通知链" },
		"chain.never": { en: "never tested", "zh-CN": "尚未测试" },
		"chain.running": { en: "test since {time}, told: {who}", "zh-CN": "{time} 起测试中，已通知：{who}" },
		"chain.confirmed": {
			en: "last test {time}: {name} confirmed after {length}",
			"zh-CN": "最近测试 {time}：{name} {length}后确认",
		},
		"chain.failed": { en: "last test {time}: nobody confirmed", "zh-CN": "最近测试 {time}：无人确认" },
		"chain.begin": { en: "Test the chain now", "zh-CN": "立即测试" },
		"channelKind.webhook": { en: "webhook", "zh-CN": "Webhook" },
		"channelKind.dingtalk": { en: "DingTalk", "zh-CN": "钉钉" },
		"channelKind.wecom": { en: "WeCom", "zh-CN": "企业微信" },
		"channelKind.feishu": { en: "Feishu", "zh-CN": "飞书" },
		"channelKind.email": { en: "e-mail", "zh-CN": "电子邮件" },
		"channelKind.siren": { en: "siren", "zh-CN": "警号" },
		"about.opened": DELIVERY_ABOUT_WORDS.opened,
		"about.told-on": DELIVERY_ABOUT_WORDS["told-on"],
		"about.test": DELIVERY_ABOUT_WORDS.test,
		"about.chain-test": DELIVERY_ABOUT_WORDS["chain-test"],
	},
	beneath,
);
