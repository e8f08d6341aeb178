import type { Words } from "./words.ts";

/** The hub can't do something that it must: an entry of its own, and one when it can again. */
export const HUB_BLIND = "hub.blind";
export const HUB_SIGHTED = "hub.sighted";

/** Everything that keeps the hub from hearing, keeping or dating what happens. */
export const BLINDNESS = {
	"intake-not-ready": { en: "devices cannot connect yet", "zh-CN": "设备接入尚未就绪" },
	"broker-gone": { en: "the broker cannot be reached, no device is heard", "zh-CN": "消息服务器失联，收不到任何设备" },
	"disk-full": { en: "the disk is full, nothing is recorded", "zh-CN": "磁盘已满，事件无法记录" },
	"store-read-only": { en: "the store is read-only, nothing is recorded", "zh-CN": "存储只读，事件无法记录" },
	"store-failing": { en: "the store fails, nothing is recorded", "zh-CN": "存储故障，事件无法记录" },
	"clock-suspect": { en: "the machine's clock cannot be right", "zh-CN": "主机时钟不可信" },
} as const satisfies Record<string, Words>;

export type BlindCause = keyof typeof BLINDNESS;

export const BLIND_CAUSES = [
	"intake-not-ready",
	"broker-gone",
	"disk-full",
	"store-read-only",
	"store-failing",
	"clock-suspect",
] as const satisfies readonly BlindCause[];

/** While one of these holds, silence says nothing about a device. */
export function isDeaf(cause: BlindCause): boolean {
	return cause !== "clock-suspect";
}

/** One thing that the hub can't do, and since when (epoch ms, the hub's time). */
export interface Blindness {
	readonly cause: BlindCause;
	readonly since: number;
}

export function isBlindCause(text: unknown): text is BlindCause {
	return BLIND_CAUSES.some((cause) => cause === text);
}
