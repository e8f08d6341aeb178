import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";

test("an intruder over east 3 cuts its beam, and a moment later the camera there sees a person come in", () => {
	const said = told(hear([{ at: 8, does: "climb", zone: "east-3", heightM: 1.2, share: 0.5 }]));
	const beam = said.find(({ type }) => type === "perimeter.beam-broken");
	const line = said.find(({ type }) => type === "camera.line-crossed");
	expect(beam).toMatchObject({ device: "beam-east-3", at: 9.5, data: { beams: [1, 2] } });
	expect(line).toMatchObject({ device: "cam-east-3", data: { line: "east-3", direction: "in", label: "person" } });
	expect(line?.at).toBeCloseTo(11.3, 1);
});

test("every wall's beam feels a climber, and says so once and once that it is over", () => {
	const walls = ["north", "east", "south", "west"].flatMap((wall) => [1, 2, 3, 4].map((n) => `${wall}-${n}`));
	const said = told(hear(walls.map((zone, i) => ({ at: 5 + i * 3, does: "climb", zone, heightM: 1.6 }))));
	for (const type of ["perimeter.beam-broken", "perimeter.restored"]) {
		const devices = said.filter((one) => one.type === type).map(({ device }) => device);
		expect(devices).toEqual(walls.map((zone) => `beam-${zone}`));
	}
});

test("a cat passes below the beams, and the camera knows it for an animal", () => {
	const said = told(hear([{ at: 8, does: "cat", zone: "east-3" }]));
	expect(said.filter(({ type }) => type.startsWith("perimeter."))).toEqual([]);
	expect(said.find(({ type }) => type === "camera.line-crossed")).toMatchObject({ data: { label: "animal" } });
});

test("fog weakens the whole west wall, and each zone takes it back when it lifts", () => {
	const said = told(hear([{ at: 5, does: "weather", sort: "fog", wall: "west", level: 0.9, forS: 60 }]));
	const west = ["beam-west-1", "beam-west-2", "beam-west-3", "beam-west-4"];
	expect(said.filter(({ type }) => type === "perimeter.environment").map(({ device }) => device)).toEqual(west);
	expect(said.filter(({ type }) => type === "perimeter.restored")).toMatchObject(
		west.map((device) => ({ device, data: { of: "perimeter.environment" } })),
	);
});

test("rain alone does not blind a beam", () => {
	const said = told(hear([{ at: 5, does: "weather", sort: "rain", level: 0.8, forS: 60 }]));
	expect(said.filter(({ type }) => type.startsWith("perimeter."))).toEqual([]);
});
