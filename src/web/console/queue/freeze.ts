import { signal } from "@preact/signals";
import { isMoved, type Point, REST_MS } from "./stillness.ts";

const moving = signal(false);
let seenAt: Point | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

/** The rows as they were last drawn: incidents, and groups of a flood. */
export const shownRows = signal<readonly string[]>([]);

/** The incidents that the keyboard stops at, in the order of the rows. */
export const stops = signal<readonly string[]>([]);

/** The list holds still: a pointer moves over it, or did so within the last two seconds. */
export const frozen: { readonly value: boolean } = moving;

/** The pointer was seen here, over the list. */
export function pointerAt(point: Point): void {
	if (!isMoved(seenAt, point)) return;
	seenAt = point;
	moving.value = true;
	clearTimeout(resting);
	resting = setTimeout(letGo, REST_MS);
}

/** The pointer has left the list. */
export function pointerGone(): void {
	seenAt = undefined;
	letGo();
}

/** Lets the newcomers in now; the list holds still again when the pointer next moves. */
export function letGo(): void {
	clearTimeout(resting);
	moving.value = false;
}
