import { computed, signal } from "@preact/signals";
import { drawingOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { between, type View, viewBoxOf, wholeView } from "./view.ts";

const FLIGHT_MS = 450;

/** The plan's window on the page, in CSS pixels. */
export const box = signal({ width: 900, height: 700 });
export const aspect = computed(() => box.value.width / box.value.height);
export const drawing = computed(() => place.value && drawingOf(place.value.site));
const wanted = signal<View | undefined>(undefined);

/** What is in sight; the whole compound until somebody looks closer. */
export const view = computed<View>(() => {
	if (wanted.value) return wanted.value;
	return drawing.value ? wholeView(drawing.value.frame, aspect.value) : { x: 0, y: 0, width: 200 };
});
export const viewBox = computed(() => viewBoxOf(view.value, aspect.value));
/** How much closer than the whole. */
export const closeness = computed(() =>
	drawing.value ? wholeView(drawing.value.frame, aspect.value).width / view.value.width : 1,
);
/** How much larger than on a small desk monitor marks and words are drawn: with the page's own text, more on a wall. */
export const largeness = signal(1);
/** Metres of one pixel of a mark, in steps, so that marks are redrawn now and then and not with each notch of the wheel. */
export const metresPerPx = computed(() => {
	const exact = (view.value.width / box.value.width) * largeness.value;
	return 2 ** (Math.round(Math.log2(exact) * 6) / 6);
});

let flight: number | undefined;

/** Looks there at once. */
export function look(next: View): void {
	if (flight !== undefined) cancelAnimationFrame(flight);
	flight = undefined;
	wanted.value = next;
}

/** The whole compound again, whatever the window's size. */
export function lookAtAll(): void {
	const { frame } = drawing.peek() ?? {};
	if (frame) fly(wholeView(frame, aspect.peek()), () => (wanted.value = undefined));
}

/** Moves there gently, or at once for those who asked for less motion. */
export function fly(to: View, then?: () => void): void {
	const from = view.peek();
	const start = performance.now();
	if (flight !== undefined) cancelAnimationFrame(flight);
	const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
	const step = (now: number) => {
		const t = calm ? 1 : Math.min(1, (now - start) / FLIGHT_MS);
		wanted.value = between(from, to, t);
		flight = t < 1 ? requestAnimationFrame(step) : undefined;
		if (t >= 1) then?.();
	};
	if (calm) step(start);
	else flight = requestAnimationFrame(step);
}

const NEARER = 1.35;

/** Turns gently to a point of the drawing: half the way to it, so that what stands around it stays in sight. */
export function turnTo([x, y]: readonly [number, number]): void {
	const frame = drawing.peek()?.frame;
	if (!frame) return;
	const whole = wholeView(frame, aspect.peek());
	fly({ x: (x + whole.x) / 2, y: (y + whole.y) / 2, width: whole.width / NEARER });
}

const SIGHT_SHARE = 0.46;

/** The point can be seen just now, and not only at the very edge. */
export function inSight([x, y]: readonly [number, number]): boolean {
	const { x: cx, y: cy, width } = view.peek();
	return Math.abs(x - cx) < width * SIGHT_SHARE && Math.abs(y - cy) < (width / aspect.peek()) * SIGHT_SHARE;
}
