import type { Frame } from "../../app/drawing.ts";

/** What part of the plan is in sight: its middle and its width, in metres of the drawing. */
export interface View {
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

const CLOSEST_M = 18;
const MARGIN = 1.04;

/** The view that shows the whole frame in a window of this shape (width ÷ height). */
export function wholeView(frame: Frame, aspect: number): View {
	return {
		x: frame.x + frame.width / 2,
		y: frame.y + frame.height / 2,
		width: Math.max(frame.width, frame.height * aspect) * MARGIN,
	};
}

/** Nearer (factor over 1) or farther, with the point (in metres) staying where it is on the screen. */
export function zoomed(view: View, factor: number, frame: Frame, aspect: number, at = { x: view.x, y: view.y }): View {
	const widest = wholeView(frame, aspect).width;
	const width = Math.min(widest, Math.max(CLOSEST_M, view.width / factor));
	const share = width / view.width;
	return within({ x: at.x + (view.x - at.x) * share, y: at.y + (view.y - at.y) * share, width }, frame);
}

/** Moved by so many metres, but never so far that the compound is out of sight. */
export function moved(view: View, dx: number, dy: number, frame: Frame): View {
	return within({ ...view, x: view.x + dx, y: view.y + dy }, frame);
}

function within(view: View, frame: Frame): View {
	return {
		width: view.width,
		x: Math.min(frame.x + frame.width, Math.max(frame.x, view.x)),
		y: Math.min(frame.y + frame.height, Math.max(frame.y, view.y)),
	};
}

/** A share `t` (0 … 1) of the way between two views, starting and ending softly. */
export function between(from: View, to: View, t: number): View {
	const s = t * t * (3 - 2 * t);
	return {
		x: from.x + (to.x - from.x) * s,
		y: from.y + (to.y - from.y) * s,
		width: from.width * (to.width / from.width) ** s,
	};
}

export function viewBoxOf({ x, y, width }: View, aspect: number): string {
	const height = width / aspect;
	return [x - width / 2, y - height / 2, width, height].map((n) => n.toFixed(2)).join(" ");
}
