import { expect, test } from "vitest";
import { hear } from "./heard.ts";
import { MORNING } from "./jingxin.ts";

const HOUR = { forS: 3_600, startAt: MORNING };

test("the same seed gives the same hour, another seed another one", () => {
	const first = hear([], { ...HOUR, seed: "plum" });
	expect(hear([], { ...HOUR, seed: "plum" })).toEqual(first);
	expect(hear([], { ...HOUR, seed: "pear" })).not.toEqual(first);
});

test("a power cut in building 7 drops exactly its 27 devices, and its end brings them back with their states", () => {
	const heard = hear([{ at: 20, does: "cut-power", feed: "power-b07", forS: 60 }]);
	const lost = heard.flatMap((one) => ("link" in one && one.link === "lost" ? [one.device] : []));
	expect(lost).toHaveLength(27);
	expect(lost.every((id) => /^(panel|door|cp)-b07/.test(id))).toBe(true);
	const back = heard.filter((one) => "link" in one && one.link === "online").map(({ device }) => device);
	expect(new Set(back.slice(-27))).toEqual(new Set(lost));
	const states = heard.filter((one) => "said" in one && one.said.initial && one.device.startsWith("door-b07"));
	expect(states).toHaveLength(4);
});

test("a device without power says nothing", () => {
	const heard = hear([
		{ at: 20, does: "cut-power", feed: "power-b07" },
		{ at: 30, does: "press", panel: "panel-b07-1-0101", button: "wall" },
		{ at: 30, does: "force", door: "door-b07-1", openS: 5 },
	]);
	expect(heard.filter((one) => "said" in one && !one.said.initial && /-b07/.test(one.device))).toEqual([]);
});
