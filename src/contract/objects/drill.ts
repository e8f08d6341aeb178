import { drill } from "../../model/objects/drill.ts";
import { presentDrill } from "../present-work.ts";
import { type DrillShape, drillShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = ["id", "rev", "scenario", "by", "since", "endedAt", "endedBy"] as const satisfies Fields<DrillShape>;

/** Exercises are for whoever watches. */
export const shownDrill = defineShown(drill, {
	shape: drillShape,
	present: presentDrill,
	seen: { operator: ALL, captain: ALL },
});
