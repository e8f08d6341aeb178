import { expect, test } from "vitest";
import type { PatrolNight } from "./patrol-night.ts";
import { smallNight } from "./small-site.ts";

/** How many phones the engine remembers. */
const remembered = (night: PatrolNight) =>
	[...night.state.memory.keys()].filter((id) => id.startsWith("patrol.phone|")).length;

let sent = 0;
const heard = (night: PatrolNight, bootId: string, guard = "wang") =>
	night.phone("02:01", { id: `p${++sent}`, checkpoint: "cp-b01", at: "02:01", counter: 1, bootId }, guard);

test("phones that boot again and again are forgotten, the oldest first, and take no other guard's place", () => {
	const night = smallNight();
	heard(night, "of-zhou", "zhou");
	for (let boot = 0; boot < 500; boot++) heard(night, `boot-${boot}`);
	expect(remembered(night)).toBe(16 + 1);
	expect(night.state.memory.has("patrol.phone|boot-499")).toBe(true);
	expect(night.state.memory.has("patrol.phone|boot-483")).toBe(false);
	expect(night.state.memory.has("patrol.phone|of-zhou")).toBe(true);
});

test("a phone that two guards share is kept while the last of them has it, and is marked", () => {
	const night = smallNight();
	heard(night, "shared");
	heard(night, "shared", "zhou");
	for (let boot = 0; boot < 20; boot++) heard(night, `boot-${boot}`);
	expect(night.state.memory.get("patrol.phone|shared")?.phone?.guard).toBe("zhou");
	for (let boot = 0; boot < 20; boot++) heard(night, `another-${boot}`, "zhou");
	expect(night.state.memory.has("patrol.phone|shared")).toBe(false);
	expect(remembered(night)).toBe(32);
});
