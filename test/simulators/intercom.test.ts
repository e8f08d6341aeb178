import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";

test("a visitor calls the flat, is answered, and the resident opens", () => {
	const visits = ["1", "2", "3", "4", "5", "6"].map((seed) =>
		told(hear([{ at: 1, does: "visit", unit: "b03-2-0401" }], { forS: 400, seed })).filter(
			({ device }) => device === "door-b03-2",
		),
	);
	const letIn = visits.find((said) => said.some(({ data }) => JSON.stringify(data).includes("resident")));
	expect(letIn?.slice(0, 6)).toMatchObject([
		{ type: "intercom.call-started", data: { unit: "b03-2-0401" } },
		{ type: "intercom.call-answered" },
		{ type: "intercom.door-unlocked", data: { by: "resident" } },
		{ type: "intercom.call-ended", data: { reason: "hung-up" } },
		{ type: "intercom.door-opened" },
		{ type: "intercom.door-closed" },
	]);
});

test("a forced door opens with no release before it", () => {
	const said = told(hear([{ at: 30, does: "force", door: "door-b05-2", openS: 20 }])).filter(
		({ device }) => device === "door-b05-2",
	);
	expect(said).toMatchObject([
		{ type: "intercom.door-opened", at: 30 },
		{ type: "intercom.door-closed", at: 50 },
	]);
});
