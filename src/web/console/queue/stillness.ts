/** CONSOLE: a pointer that rests for so long no longer holds the rows. */
export const REST_MS = 2_000;
/** A pointer that lies on a table trembles; and where rows move beneath it, the browser says that it moved. */
const TREMBLE_PX = 4;

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Whether a pointer that was seen here and is now there was moved by a hand. */
export function isMoved(from: Point | undefined, to: Point): boolean {
	return from === undefined || Math.hypot(to.x - from.x, to.y - from.y) >= TREMBLE_PX;
}
