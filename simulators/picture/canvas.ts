export type Colour = readonly [r: number, g: number, b: number];

/** Pixels with a depth each: what is nearer covers what is farther. */
export interface Canvas {
	readonly width: number;
	readonly height: number;
	/** RGBA, as encoders want it. */
	readonly data: Uint8Array;
	/** Metres along the view. */
	readonly depth: Float32Array;
	/** Paints the pixel if nothing nearer stands there. */
	put(x: number, y: number, depth: number, colour: Colour): void;
	/** Mixes a colour in, whatever stands there. */
	blend(x: number, y: number, colour: Colour, share: number): void;
	/** A capsule from one point to another, as thick as twice `radius`, in pixels. */
	limb(
		from: readonly [number, number],
		to: readonly [number, number],
		radius: number,
		depth: number,
		colour: Colour,
	): void;
	/** An ellipse. */
	oval(x: number, y: number, rx: number, ry: number, depth: number, colour: Colour): void;
}

export function openCanvas(width: number, height: number): Canvas {
	const data = new Uint8Array(width * height * 4).fill(255);
	const depth = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY);
	const put: Canvas["put"] = (x, y, far, [r, g, b]) => {
		if (x < 0 || y < 0 || x >= width || y >= height) return;
		const i = y * width + x;
		if ((depth[i] ?? 0) < far) return;
		depth[i] = far;
		data[i * 4] = r;
		data[i * 4 + 1] = g;
		data[i * 4 + 2] = b;
	};
	/** Every pixel within `radius` of the box that is `inside`. */
	const fill = (
		box: readonly [left: number, top: number, right: number, bottom: number],
		far: number,
		colour: Colour,
		inside: (x: number, y: number) => boolean,
	) => {
		const [left, top, right, bottom] = box;
		for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.ceil(bottom)); y++) {
			for (let x = Math.max(0, Math.floor(left)); x <= Math.min(width - 1, Math.ceil(right)); x++) {
				if (inside(x + 0.5, y + 0.5)) put(x, y, far, colour);
			}
		}
	};
	return {
		width,
		height,
		data,
		depth,
		put,
		blend(x, y, colour, share) {
			if (x < 0 || y < 0 || x >= width || y >= height) return;
			const i = (y * width + x) * 4;
			for (let c = 0; c < 3; c++) data[i + c] = (data[i + c] ?? 0) * (1 - share) + (colour[c] ?? 0) * share;
		},
		limb([ax, ay], [bx, by], radius, far, colour) {
			const [dx, dy] = [bx - ax, by - ay];
			const square = dx * dx + dy * dy || 1;
			const r = Math.max(0.8, radius);
			const box = [Math.min(ax, bx) - r, Math.min(ay, by) - r, Math.max(ax, bx) + r, Math.max(ay, by) + r] as const;
			fill(box, far, colour, (x, y) => {
				const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
				return (x - ax - dx * t) ** 2 + (y - ay - dy * t) ** 2 <= r * r;
			});
		},
		oval(x, y, rx, ry, far, colour) {
			const [a, b] = [Math.max(0.8, rx), Math.max(0.8, ry)];
			fill([x - a, y - b, x + a, y + b], far, colour, (px, py) => ((px - x) / a) ** 2 + ((py - y) / b) ** 2 <= 1);
		},
	};
}
