import { computed, signal } from "@preact/signals";
import { home } from "../page.ts";

/** Below this the console has no room for three columns, nor for one of them beside its bar: it becomes the captain's page. */
const NARROW_PX = 600;

const narrowWindow = matchMedia(`(width < ${NARROW_PX}px)`);
const narrow = signal(narrowWindow.matches);
narrowWindow.addEventListener("change", ({ matches }) => {
	narrow.value = matches;
});

/** The page is the captain's: by its address at any width, or because the console's window is as narrow as a phone. */
export const onPhone = computed(() => home.value === "/captain" || narrow.value);
