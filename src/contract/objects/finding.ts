import { finding } from "../../model/objects/finding.ts";
import { type FindingShape, findingShape, presentFinding } from "../patrol-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "at", "since", "category", "by", "note", "checkpoint", "zone", "position", "state", "round", "task"],
	...["reportId", "incident", "owner", "dueAt", "photo", "closingPhoto", "closedAt", "closedBy", "closingNote"],
] as const satisfies Fields<FindingShape>;

/** What was found, and who sees to it. */
export const shownFinding = defineShown(finding, {
	shape: findingShape,
	present: presentFinding,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
