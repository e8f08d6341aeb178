import { computed, signal } from "@preact/signals";

const pointer = signal(false);
const focus = signal(false);

/** The rows as they were last drawn: incidents, and groups of a flood. */
export const shownRows = signal<readonly string[]>([]);

/** The incidents that the keyboard stops at, in the order of the rows. */
export const stops = signal<readonly string[]>([]);

/** The pointer or the focus is in the list: it holds still. */
export const held = computed(() => pointer.value || focus.value);

export function standsIn(what: "pointer" | "focus", is: boolean): void {
	(what === "pointer" ? pointer : focus).value = is;
}

/** Lets the newcomers in now; the list holds still again at the next touch. */
export function letGo(): void {
	pointer.value = false;
	focus.value = false;
}
