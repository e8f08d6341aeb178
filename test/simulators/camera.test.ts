import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";

test("a climber in thick fog cuts the beam, but the camera does not see him", () => {
	const said = told(
		hear([
			{ at: 1, does: "weather", sort: "fog", wall: "west", level: 0.9, forS: 600 },
			{ at: 40, does: "climb", zone: "west-2", heightM: 1.3, share: 0.6 },
		]),
	);
	expect(said.some(({ type, device }) => type === "perimeter.beam-broken" && device === "beam-west-2")).toBe(true);
	expect(said.some(({ type }) => type === "camera.line-crossed")).toBe(false);
});

test("a camera names a person it keeps in view once, not twice a second", () => {
	const said = told(hear([{ at: 8, does: "climb", zone: "north-4", share: 0.5 }]));
	const seen = said.filter(({ type, device }) => type === "camera.object-detected" && device === "cam-north-4");
	expect(seen).toMatchObject([{ data: { label: "person" } }]);
});

test("nobody who walks through a gate is said to cross the wall", () => {
	const said = told(hear([{ at: 1, does: "visit", unit: "b03-2-0401" }], { forS: 600 }));
	expect(
		said.some(({ type, device }) => type === "camera.object-detected" && device.startsWith("cam-gate-south")),
	).toBe(true);
	expect(said.filter(({ type }) => type === "camera.line-crossed" || type.startsWith("perimeter."))).toEqual([]);
});
