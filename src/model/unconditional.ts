import { HUB_ALARMS } from "./hub-alarms.ts";
import type { AlarmType } from "./kind.ts";

/** Alarms about the guard itself: tampering, faults, losses. By the last part of their type's name. */
const OF_THE_GUARD = /^(?:tamper|fault|power-lost|video-lost|view-obstructed|view-moved|recording-failed|lost)$/;

/**
 * True of an alarm that no schedule, delay or filter may touch: life alarms, and what says that the guard itself is
 * tampered with, faulty or lost (GB 50394 §5.2.4), as do all alarms that the hub raises about itself.
 */
export function isUnconditional(type: string, is: Pick<AlarmType, "life">): boolean {
	return is.life !== undefined || Object.hasOwn(HUB_ALARMS, type) || OF_THE_GUARD.test(type.split(".").at(-1) ?? "");
}
