import { computed, signal } from "@preact/signals";
import type { Beat } from "../../contract/live.ts";
import { isDeaf } from "../../model/blindness.ts";

/** What the hub said in its last beat that it can't do now, the oldest first. */
export const blind = signal<NonNullable<Beat["blind"]>>([]);

/** No device is heard, or nothing is recorded: what the page shows is as it was when that began. */
export const deaf = computed(() => blind.value.some(({ cause }) => isDeaf(cause)));

/** Takes what a beat says of it; the same again changes nothing. */
export function hearBlindness({ blind: now = [] }: Beat): void {
	if (JSON.stringify(now) !== JSON.stringify(blind.peek())) blind.value = now;
}
