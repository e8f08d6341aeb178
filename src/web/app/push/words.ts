import { sentences } from "../../kit/sentences.ts";
import { t as beneath } from "../words.ts";

/** What is said of being reached with the page closed. */
export const t = sentences(
	{
		"push.off": { en: "This phone rings only while this page is open.", "zh-CN": "仅在本页打开时响铃。" },
		"push.cannot": {
			en: "With this page closed nothing reaches this phone: keep it open, and the radio with you.",
			"zh-CN": "本页关闭后手机收不到通知：请保持打开，并随身携带对讲机。",
		},
		"push.subscribe": { en: "Ring with the page closed too", "zh-CN": "关闭页面也要通知" },
	},
	beneath,
);
