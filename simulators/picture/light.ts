import type { Canvas, Colour } from "./canvas.ts";

/** How bright it is, what is in the air, and what the lens makes of it. */
export interface Light {
	/** 0 night … 1 day. */
	readonly day: number;
	/** 0 … 1. */
	readonly fog: number;
	readonly rain: number;
}

const DAWN_MINUTE = { from: 6 * 60, to: 7 * 60 };
const DUSK_MINUTE = { from: 17 * 60 + 15, to: 18 * 60 + 15 };
/** Below this the camera turns to infrared: grey, lit by its own lamp. */
const INFRARED_BELOW = 0.35;
/** Where its lamp has lost two thirds of its light, m. */
const LAMP_M = 42;

/** 0 at night, 1 by day, at local minutes of the day. */
export function dayAt(minute: number): number {
	const rise = (minute - DAWN_MINUTE.from) / (DAWN_MINUTE.to - DAWN_MINUTE.from);
	const set = (DUSK_MINUTE.to - minute) / (DUSK_MINUTE.to - DUSK_MINUTE.from);
	return Math.max(0, Math.min(1, rise, set));
}

export function isInfrared({ day }: Light): boolean {
	return day < INFRARED_BELOW;
}

/** Gives every pixel its light, air and grain, by its depth. `grain` seeds the grain: each picture has its own. */
export function develop({ data, depth, width, height }: Canvas, light: Light, grain: number): void {
	const infrared = isInfrared(light);
	const air: Colour = infrared ? [120, 120, 120] : [196, 200, 204];
	const dim = 0.55 + 0.45 * light.day;
	const thick = light.fog * 0.11 + light.rain * 0.012 + 0.0015;
	const lit = infrared ? 0.35 + 0.65 * light.fog : dim;
	let state = grain | 1;
	for (let i = 0; i < width * height; i++) {
		const far = Math.min(200, depth[i] ?? 200);
		state = (Math.imul(state, 1664525) + 1013904223) | 0;
		const noise = ((state >>> 24) - 128) * (infrared ? 0.035 : 0.018);
		const clear = Math.exp(-far * thick);
		const at = i * 4;
		const r = data[at] ?? 0;
		const g = data[at + 1] ?? 0;
		const b = data[at + 2] ?? 0;
		const haze = lit * (1 - clear);
		if (infrared) {
			const lamp = 0.16 + 1.2 * Math.exp(-far / LAMP_M);
			const grey = clamped((0.35 * r + 0.45 * g + 0.2 * b) * lamp * clear + air[0] * haze + noise);
			data[at] = grey;
			data[at + 1] = grey;
			data[at + 2] = grey;
			continue;
		}
		data[at] = clamped(r * dim * clear + air[0] * haze + noise);
		data[at + 1] = clamped(g * dim * clear + air[1] * haze + noise);
		data[at + 2] = clamped(b * dim * clear + air[2] * haze + noise);
	}
}

/** Streaks of rain before the lens. */
export function rainOn(canvas: Canvas, { rain }: Light, seed: number): void {
	let state = seed | 1;
	const next = () => {
		state = (Math.imul(state, 1664525) + 1013904223) | 0;
		return (state >>> 8) / 2 ** 24;
	};
	for (let drop = 0; drop < rain * 220; drop++) {
		const [x, y, length] = [next() * canvas.width, next() * canvas.height, 8 + next() * 14];
		for (let t = 0; t < length; t++) canvas.blend(Math.round(x - t * 0.18), Math.round(y + t), [220, 224, 228], 0.28);
	}
}

function clamped(value: number): number {
	return Math.min(255, Math.max(0, value));
}
