import { z } from "zod";
import camera from "../devices/camera.ts";
import type { CompoundDevice } from "./compound.ts";
import { shotOf } from "./picture/shot.ts";
import { defineSimulator } from "./simulator.ts";
import { bearing, distance, turn } from "./world/geometry.ts";
import { chanceOf } from "./world/random.ts";
import { type Body, placeAt } from "./world/walk.ts";
import type { World } from "./world/world.ts";

/** The line drawn in the picture lies just inside the wall: who crosses the wall is on it this long after, or before. */
const ON_LINE_MS = 900;
/** The picture is judged this long after what it shows: tracking needs some frames. */
const JUDGES_AFTER_MS = 1_800;
/** Who comes back after so long is a new track. */
const FORGETS_MS = 15_000;
/** What fog leaves of a camera's reach, at worst. */
const REACH_IN_FOG = 0.15;

/** The view as it was so long ago, from the camera's own memory. */
const snapshot = z.looseObject({ secondsAgo: z.number().optional() });

interface Memory {
	/** When each body was last in view. */
	readonly tracks: Map<string, number>;
	/** What it has seen and will tell once it is sure. */
	readonly pending: { readonly at: number; tell(): void }[];
}

/**
 * A camera knows a person, a cat or a car in its view, and who crosses the wall it looks along. It sends a picture of
 * whoever should not be there, and whenever it is asked, up to a minute back.
 */
export default defineSimulator(camera, {
	looksEveryMs: 500,
	remember: (): Memory => ({ tracks: new Map(), pending: [] }),
	sense({ world, device, since, now, memory, say }) {
		const { tracks, pending } = memory;
		while (pending[0] && pending[0].at <= now) pending.shift()?.tell();
		for (const { body, at, direction } of world.crossings(device.zone, since, now)) {
			const onLineAt = at + (direction === "in" ? ON_LINE_MS : -ON_LINE_MS);
			const place = placeAt(body.walk, onLineAt);
			const seen = place && inView(world, device, place, onLineAt);
			if (!seen) continue;
			const saidAt = at + JUDGES_AFTER_MS;
			const data = { line: device.zone, direction, label: labelOf(body), score: scoreOf(body, device, seen.share) };
			const picture = body.sort === "person" ? () => shotOf(world, device, saidAt) : undefined;
			pending.push({ at: saidAt, tell: () => say("line-crossed", data, saidAt, picture) });
		}
		for (const body of world.bodies) {
			const place = placeAt(body.walk, now);
			const seen = place && inView(world, device, place, now);
			if (!seen) continue;
			const before = tracks.get(body.id);
			tracks.set(body.id, now);
			if (before !== undefined && now - before < FORGETS_MS) continue;
			const data = {
				label: labelOf(body),
				score: scoreOf(body, device, seen.share),
				box: boxOf(seen, body.heightM),
				trackId: `${body.id}@${Math.round((now / 1_000) % 100_000)}`,
			};
			const matters = body.sort === "person" && device.options.keepClear === true;
			say("object-detected", data, now, matters ? () => shotOf(world, device, now) : undefined);
		}
		if (tracks.size > 0) for (const [id, last] of tracks) if (now - last >= FORGETS_MS) tracks.delete(id);
	},
	obey({ world, device, now }, { name, args }) {
		const asked = camera.commands[name]?.args.safeParse(args);
		if (name !== "snapshot" || !asked?.success) return { ok: false, error: `not understood: ${name}` };
		const { secondsAgo = 0 } = snapshot.parse(args);
		return { ok: true, picture: shotOf(world, device, now - secondsAgo * 1_000) };
	},
	health: () => ({ recording: true }),
});

interface InView {
	/** How far along the camera's reach, 0 … 1. */
	readonly share: number;
	/** From the left edge of the picture to the right one, 0 … 1. */
	readonly across: number;
}

function inView(
	world: World,
	device: CompoundDevice,
	point: Parameters<World["sees"]>[0],
	now: number,
): InView | undefined {
	const { at, facingDeg = 0, fieldOfViewDeg = 360, reachM = 0 } = device;
	const far = distance(at, point);
	if (far > reachM) return undefined;
	const fog = world.weather("fog", device.zone, now);
	const reach = reachM * (1 - fog * (1 - REACH_IN_FOG));
	const off = turn(facingDeg, bearing(at, point));
	if (far > reach || Math.abs(off) > fieldOfViewDeg / 2 || !world.sees(at, point)) return undefined;
	return { share: far / reachM, across: 0.5 + off / fieldOfViewDeg };
}

function labelOf(body: Body): "person" | "animal" | "vehicle" {
	return body.sort === "cat" ? "animal" : body.sort;
}

/** Surer of what is near; the same look at the same body gives the same score. */
function scoreOf(body: Body, device: CompoundDevice, share: number): number {
	return rounded(0.97 - 0.3 * share - 0.08 * chanceOf(body.id, device.id));
}

function boxOf(
	{ share, across }: InView,
	heightM: number,
): z.input<(typeof camera.events)["object-detected"]["data"]>["box"] {
	const height = Math.min(0.8, (0.12 * heightM) / Math.max(0.1, share));
	const width = height / 3;
	const left = Math.min(1 - width, Math.max(0, across - width / 2));
	return [rounded(left), rounded(Math.max(0, 0.75 - height)), rounded(width), rounded(height)];
}

function rounded(value: number): number {
	return Math.round(value * 1_000) / 1_000;
}
