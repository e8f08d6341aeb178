import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";

test("a pressed button is told at once, by the panel of that flat", () => {
	const said = told(hear([{ at: 8, does: "press", panel: "panel-b03-2-0401", button: "wall" }]));
	expect(said.find(({ type }) => type === "home.panic")).toMatchObject({
		device: "panel-b03-2-0401",
		at: 8,
		data: { button: "wall" },
	});
});

test("a panel reports what its sensors find", () => {
	const said = told(
		hear([{ at: 3, does: "report", device: "panel-b06-1-0302", event: "smoke", data: { zone: "kitchen" } }]),
	);
	expect(said.find(({ type }) => type === "home.smoke")).toMatchObject({
		device: "panel-b06-1-0302",
		data: { zone: "kitchen" },
	});
});
