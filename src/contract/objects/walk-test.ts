import { walkTest } from "../../model/objects/walk-test.ts";
import { presentWalkTest } from "../present-work.ts";
import { type WalkTestShape, walkTestShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "of", "by", "since", "until", "asks", "passed", "endedAt"],
] as const satisfies Fields<WalkTestShape>;

/** What is tested, and what has passed. */
export const shownWalkTest = defineShown(walkTest, {
	shape: walkTestShape,
	present: presentWalkTest,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
