import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";
import { compound } from "./jingxin.ts";

test("a guard walks each round in the order of its checkpoints, one badge a round", () => {
	const said = told(hear([], { forS: 3_600 })).filter(({ type }) => type === "patrol.checkin");
	for (const { checkpoints } of compound.rounds) {
		const walked = said.filter(({ device }) => checkpoints.includes(device));
		const first = walked.findIndex(({ device }) => device === checkpoints[0]);
		const inOrder = [...walked.slice(first), ...walked.slice(0, first)].map(({ device }) => device);
		expect(inOrder.slice(0, checkpoints.length - first)).toEqual(checkpoints.slice(0, checkpoints.length - first));
		expect(walked.length).toBeGreaterThanOrEqual(checkpoints.length);
	}
});
