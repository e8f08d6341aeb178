import { useEffect } from "preact/hooks";
import { aspect, box, drawing, fly, largeness, look, lookAtAll, view } from "./stage.ts";
import { moved, zoomed } from "./view.ts";

const WHEEL = 0.0016;
const STEP = 1.5;
const PAN_SHARE = 0.15;
const SLIP_PX = 5;
const USUAL_REM_PX = 15;
/** On the wall, words and marks are read from across the room. */
const WALL = 1.7;

/** Nearer or farther by one step, as the buttons and the keys do. */
export function zoomBy(factor: number): void {
	const frame = drawing.peek()?.frame;
	if (frame) fly(zoomed(view.peek(), factor, frame, aspect.peek()));
}

/** The keys of the plan: arrows move, Page Up and Down zoom, Home shows all. */
export function planKey(event: KeyboardEvent): void {
	const frame = drawing.peek()?.frame;
	if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
	const step = view.peek().width * PAN_SHARE;
	const moves: Record<string, readonly [number, number]> = {
		ArrowLeft: [-step, 0],
		ArrowRight: [step, 0],
		ArrowUp: [0, -step],
		ArrowDown: [0, step],
	};
	const move = moves[event.key];
	if (move) look(moved(view.peek(), move[0], move[1], frame));
	else if (event.key === "PageUp") zoomBy(STEP);
	else if (event.key === "PageDown") zoomBy(1 / STEP);
	else if (event.key === "Home") lookAtAll();
	else return;
	event.preventDefault();
	event.stopPropagation();
}

/** Lets the wheel, one finger and two move and zoom the plan. A press that hardly moved stays a click. */
export function usePlanHand(target: { readonly current: SVGSVGElement | null }, onWall: boolean): void {
	useEffect(() => {
		const svg = target.current;
		if (!svg) return;
		const watcher = new ResizeObserver(() => {
			const { width, height } = svg.getBoundingClientRect();
			if (width > 0 && height > 0) box.value = { width, height };
			const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
			largeness.value = (rem / USUAL_REM_PX) * (onWall ? WALL : 1);
		});
		watcher.observe(svg);
		const stop = onWall ? () => undefined : listen(svg);
		return () => {
			watcher.disconnect();
			stop();
		};
	}, [target, onWall]);
}

function listen(svg: SVGSVGElement): () => void {
	const fingers = new Map<number, { x: number; y: number }>();
	let travelled = 0;
	const metres = () => view.peek().width / box.peek().width;
	const wheel = (event: WheelEvent) => {
		event.preventDefault();
		zoomAt(svg, event.clientX, event.clientY, Math.exp(-event.deltaY * WHEEL));
	};
	const down = ({ pointerId, clientX, clientY, button }: PointerEvent) => {
		if (button !== 0) return;
		fingers.set(pointerId, { x: clientX, y: clientY });
		travelled = 0;
	};
	const move = (event: PointerEvent) => {
		const before = fingers.get(event.pointerId);
		const frame = drawing.peek()?.frame;
		if (!before || !frame) return;
		const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
		travelled += Math.hypot(dx, dy);
		if (travelled < SLIP_PX) return;
		svg.setPointerCapture(event.pointerId);
		const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
		if (other) {
			const was = Math.hypot(before.x - other.x, before.y - other.y) || 1;
			const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
			zoomAt(svg, other.x, other.y, is / was);
		} else look(moved(view.peek(), -dx * metres(), -dy * metres(), frame));
		fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
	};
	const up = ({ pointerId }: PointerEvent) => {
		fingers.delete(pointerId);
	};
	const click = (event: MouseEvent) => {
		if (travelled >= SLIP_PX) event.stopPropagation();
	};
	svg.addEventListener("wheel", wheel, { passive: false });
	svg.addEventListener("pointerdown", down);
	svg.addEventListener("pointermove", move);
	svg.addEventListener("pointerup", up);
	svg.addEventListener("pointercancel", up);
	svg.addEventListener("click", click, { capture: true });
	return () => {
		svg.removeEventListener("wheel", wheel);
		svg.removeEventListener("pointerdown", down);
		svg.removeEventListener("pointermove", move);
		svg.removeEventListener("pointerup", up);
		svg.removeEventListener("pointercancel", up);
		svg.removeEventListener("click", click, { capture: true });
	};
}

function zoomAt(svg: SVGSVGElement, clientX: number, clientY: number, factor: number): void {
	const frame = drawing.peek()?.frame;
	if (!frame) return;
	const { left, top, width, height } = svg.getBoundingClientRect();
	const now = view.peek();
	const at = {
		x: now.x + ((clientX - left) / width - 0.5) * now.width,
		y: now.y + (((clientY - top) / height - 0.5) * now.width) / aspect.peek(),
	};
	look(zoomed(now, factor, frame, aspect.peek(), at));
}
