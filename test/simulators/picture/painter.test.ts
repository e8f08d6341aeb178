import { afterEach, expect, test } from "vitest";
import { openPainter, type Painter } from "../../../simulators/picture/painter.ts";
import { shotOf } from "../../../simulators/picture/shot.ts";
import { createWorld } from "../../../simulators/world/world.ts";
import { faultOfJpeg } from "../../../src/snapshots/jpeg.ts";
import { lapse } from "../../waiting.ts";
import { compound, NIGHT } from "../jingxin.ts";

const world = createWorld({ compound, seed: "1", startAt: NIGHT });
const shots = compound.devices.filter(({ kind }) => kind === "camera").map((device) => shotOf(world, device, NIGHT));

let painter: Painter | undefined;

afterEach(() => painter?.close());

function paintAll(speed: number) {
	painter = openPainter(compound, speed);
	return Promise.all(shots.map(painter.paint));
}

test("the devices go on while their pictures are painted", async () => {
	painter = openPainter(compound, 1);
	const painted = painter.paint(shotOf(world, compound.devices[0] ?? expect.fail(), NIGHT));
	const first = await Promise.race([painted, lapse(0).then(() => "the devices")]);
	expect(first).toBe("the devices");
	expect(faultOfJpeg((await painted) ?? new Uint8Array())).toBeUndefined();
});

test("more pictures than can be painted are not taken, in fast time only a few", async () => {
	expect((await paintAll(1)).filter((jpeg) => jpeg)).toHaveLength(24);
	await painter?.close();
	expect((await paintAll(15)).filter((jpeg) => jpeg)).toHaveLength(3);
});

test("who waits for a picture when the simulation ends gets none", async () => {
	const painted = paintAll(1);
	await painter?.close();
	expect((await painted).every((jpeg) => jpeg === undefined)).toBe(true);
});
