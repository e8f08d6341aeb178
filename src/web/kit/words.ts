import { sentences } from "./sentences.ts";

/** What the parts say that any page could use. */
export const t = sentences({
	close: { en: "Close", "zh-CN": "关闭" },
	"age.seconds": { en: "{a} s", "zh-CN": "{a}秒" },
	"age.minutesSeconds": { en: "{a} min {b} s", "zh-CN": "{a}分{b}秒" },
	"age.minutes": { en: "{a} min", "zh-CN": "{a}分钟" },
	"age.hours": { en: "{a} h {b} min", "zh-CN": "{a}小时{b}分" },
	"age.days": { en: "{a} d {b} h", "zh-CN": "{a}天{b}小时" },
});
