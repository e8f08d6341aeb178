import type { Words } from "./words.ts";

/** What a line of the duty log (值班记录) is about. */
export const LOG_SORTS = {
	visitor: { en: "Visitor", "zh-CN": "来访登记" },
	keys: { en: "Keys lent", "zh-CN": "钥匙借还" },
	parcel: { en: "Parcel", "zh-CN": "代收物品" },
	complaint: { en: "Complaint", "zh-CN": "投诉报修" },
	hourly: { en: "Hourly line", "zh-CN": "整点记录" },
	other: { en: "Other", "zh-CN": "其他" },
} as const satisfies Record<string, Words>;

export type LogSort = keyof typeof LOG_SORTS;
export const LOG_SORT_NAMES = [
	"visitor",
	"keys",
	"parcel",
	"complaint",
	"hourly",
	"other",
] as const satisfies readonly LogSort[];
