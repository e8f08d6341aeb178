import { roster } from "../../model/objects/roster.ts";
import { presentRosterChange, type RosterChangeShape, rosterChangeShape } from "../roster-shape.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "date", "shift", "from", "to", "posts", "by", "at"],
] as const satisfies Fields<RosterChangeShape>;

/** Who is down for what, where a captain wrote it: for those who keep the watch. A guard reads their own by request. */
export const shownRoster = defineShown(roster, {
	shape: rosterChangeShape,
	present: presentRosterChange,
	seen: { operator: ALL, captain: ALL },
});
