import { shift } from "../../model/objects/shift.ts";
import { presentShift } from "../present-work.ts";
import { type ShiftShape, shiftShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "plan", "operator", "since", "endsAt", "startList", "guards", "handOver", "away", "asked"],
	...["relieved", "endedAt", "endedBy"],
] as const satisfies Fields<ShiftShape>;

/** Its note is for whoever keeps the watch. */
export const shownShift = defineShown(shift, {
	shape: shiftShape,
	present: presentShift,
	seen: { operator: ALL, captain: ALL },
});
