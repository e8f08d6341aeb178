import { signal } from "@preact/signals";
import type { Beat } from "../../contract/live.ts";

/** This page follows as a wall screen: it is told of no shift and no person, but by each beat how the watch is kept. */
export const onWall = signal(false);

/** What the last beat said to the wall; undefined until one has come. */
export const wall = signal<Beat["wall"]>(undefined);

/** Takes what a beat says of it; the same again changes nothing. */
export function hearWall({ wall: now }: Beat): void {
	if (JSON.stringify(now) !== JSON.stringify(wall.peek())) wall.value = now;
}
