import { decode } from "jpeg-js";
import { expect, test } from "vitest";
import { paint } from "../../../simulators/picture/paint.ts";
import { shotOf } from "../../../simulators/picture/shot.ts";
import { letClimb } from "../../../simulators/world/intruder.ts";
import { createWorld } from "../../../simulators/world/world.ts";
import { faultOfJpeg } from "../../../src/snapshots/jpeg.ts";
import { compound, MORNING, NIGHT } from "../jingxin.ts";

const SECOND = 1_000;
/** How many pixels must differ by how much before two pictures show something else, and not another grain. */
const CHANGED = { by: 40, pixels: 60 };

const takePicture = (...of: Parameters<typeof shotOf>) => paint(compound, structuredClone(shotOf(...of)));

function camera(id: string) {
	const found = compound.devices.find((device) => device.id === id);
	if (!found) throw new Error(`no ${id}`);
	return found;
}

/** What cam-east-3 sees of a wall that somebody climbs one and a half seconds after `startAt`, or nobody does. */
function filmed(startAt: number, climber: boolean) {
	const world = createWorld({ compound, seed: "1", startAt });
	if (climber) letClimb(world, { id: "climber", sort: "person", heightM: 1.2, zone: "east-3", share: 0.5 });
	const film = (at: number) => takePicture(world, camera("cam-east-3"), at);
	world.advance(startAt + 1_600);
	const [before, now] = [film(startAt - 1_400), film(startAt + 1_600)];
	world.advance(startAt + 11_600);
	return { before, at: now, after: film(startAt + 11_600) };
}

/** Where two pictures show something else, away from the letters: the columns, from left to right. */
function changed(a: Uint8Array, b: Uint8Array): number[] {
	const [one, other] = [decode(a, { useTArray: true }), decode(b, { useTArray: true })];
	const columns: number[] = [];
	for (let i = 0; i < one.data.length; i += 4) {
		const y = Math.floor(i / 4 / one.width);
		if (y < 28 || y > 240) continue;
		if (Math.abs((one.data[i] ?? 0) - (other.data[i] ?? 0)) > CHANGED.by) columns.push((i / 4) % one.width);
	}
	return columns.sort((x, y) => x - y);
}

test.each([
	["at night", NIGHT],
	["in the morning", MORNING],
])("a climber is seen before, on top of and inside the wall, %s", (_when, startAt) => {
	const [climbed, quiet] = [filmed(startAt, true), filmed(startAt, false)];
	const middles = (["before", "at", "after"] as const).map((moment) => {
		const columns = changed(climbed[moment], quiet[moment]);
		expect([moment, columns.length > CHANGED.pixels]).toEqual([moment, true]);
		return columns[Math.floor(columns.length / 2)] ?? 0;
	});
	// He comes in from the left, where the wall is.
	expect(middles).toEqual(middles.toSorted((a, b) => a - b));
});

test("a picture is a small JPEG of 480 × 270, and every camera can take one", () => {
	const world = createWorld({ compound, seed: "1", startAt: MORNING });
	const cameras = compound.devices.filter(({ kind }) => kind === "camera");
	expect(cameras).toHaveLength(33);
	for (const one of cameras) {
		const picture = takePicture(world, one, MORNING + SECOND);
		expect([one.id, faultOfJpeg(picture), picture.length < 60_000]).toEqual([one.id, undefined, true]);
	}
	expect(decode(takePicture(world, camera("cam-square-1"), MORNING), { useTArray: true })).toMatchObject({
		width: 480,
		height: 270,
	});
});

test("thick fog hides the far end of the wall, and night is grey", () => {
	const world = createWorld({ compound, seed: "1", startAt: MORNING });
	const clear = takePicture(world, camera("cam-east-3"), MORNING + 60 * SECOND);
	world.sky.let({ sort: "fog", covers: () => true, level: 0.9, from: MORNING, to: MORNING + 900 * SECOND, rampMs: 1 });
	const foggy = takePicture(world, camera("cam-east-3"), MORNING + 60 * SECOND);
	const contrast = (jpeg: Uint8Array) => {
		const { data } = decode(jpeg, { useTArray: true });
		const reds = Array.from({ length: 480 }, (_, x) => data[(90 * 480 + x) * 4] ?? 0);
		return Math.max(...reds) - Math.min(...reds);
	};
	expect(contrast(foggy)).toBeLessThan(contrast(clear) * 0.7);
	const { data } = decode(takePicture(world, camera("cam-north-1"), NIGHT), { useTArray: true });
	const at = (150 * 480 + 240) * 4;
	expect(Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0))).toBeLessThan(6);
});
