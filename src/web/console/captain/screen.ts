import { computed, signal } from "@preact/signals";
import { chosen } from "../selection.ts";

/** What the page shows while nothing is in hand: incidents, who is on duty, what waits for her word, all else. */
export const SCREENS = ["incidents", "duty", "approvals", "more"] as const;
export type Screen = (typeof SCREENS)[number];

export const screen = signal<Screen>("incidents");

/** The incident that the person here took in hand fills the page; one that the console chose by itself does not. */
export const handled = computed(() => (chosen.value?.byItself ? undefined : chosen.value?.id));
