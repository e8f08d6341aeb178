import type { Draft } from "../../src/model/entry.ts";
import { uuidv7 } from "./senders.ts";

export const CONFIG = new URL("../../config/jingxin-garden.yaml", import.meta.url).pathname;

/** A beam of the east wall is broken: an alarm, or the repeat of one. */
export function beam(n: number, at = Date.now()): Draft {
	const no = (n % 4) + 1;
	const data = { beams: [1, 2], durationMs: 140 };
	const source = `device:beam-east-${no}` as const;
	return { source, type: "perimeter.beam-broken", id: uuidv7(at), at, receivedAt: at, zone: `east-${no}`, data };
}

/** A camera of the east wall sees something move: a fact. */
export function camera(n: number, at = Date.now()): Draft {
	const no = (n % 4) + 1;
	const data = { score: 0.62 };
	const source = `device:cam-east-${no}` as const;
	return { source, type: "camera.motion", id: uuidv7(at), at, receivedAt: at, zone: `east-${no}`, data };
}
