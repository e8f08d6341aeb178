import type { Words } from "./words.ts";

export const MOMENTS = ["before", "at", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Why there is no picture. */
export const ABSENCES = {
	offline: { en: "The camera is offline", "zh-CN": "摄像机离线" },
	"no-reply": { en: "The camera did not answer in time", "zh-CN": "摄像机未及时应答" },
	refused: { en: "The camera could not take it", "zh-CN": "摄像机无法抓拍" },
	"too-many": { en: "Too many at once; it was not asked for", "zh-CN": "同时事件过多，未抓拍" },
	"hub-down": { en: "The hub was not running", "zh-CN": "系统当时未运行" },
	closed: { en: "The incident was closed before", "zh-CN": "警情已先行结案" },
} as const satisfies Record<string, Words>;

export type Absence = keyof typeof ABSENCES;
export const ABSENCE_NAMES = Object.keys(ABSENCES) as [Absence, ...Absence[]];

/** A picture of an incident, or the word that there is none. Times are epoch ms. */
export interface Picture {
	/** The camera. */
	readonly device: string;
	readonly moment: Moment;
	/** When it was taken; while it is only asked for, when it is to be taken. */
	readonly at: number;
	/** SHA-256 of the JPEG, hex; with neither this nor `absent`, it is asked for and has not come yet. */
	readonly hash?: string;
	/** Why none came. */
	readonly absent?: Absence;
}

/** True while it is asked for and has neither come nor been given up. */
export function isAwaited({ hash, absent }: Picture): boolean {
	return hash === undefined && absent === undefined;
}
