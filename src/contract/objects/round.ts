import { round } from "../../model/objects/round.ts";
import { presentRound, type RoundShape, roundShape } from "../patrol-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

/** How far it is: no person, and nothing of where somebody will be next. */
const FACTS = [
	"id",
	"rev",
	"route",
	"words",
	"state",
	"startsAt",
	"startedAt",
	"endedAt",
] as const satisfies Fields<RoundShape>;
const ALL = [
	...FACTS,
	...["order", "plan", "guard", "endsBy", "stops", "seed", "cancelled", "handedOn", "alarms", "reason", "heardAt"],
] as const satisfies Fields<RoundShape>;

/** A wall screen is read by whoever walks past it: it names no guard, and no stop that is still to come. */
export const shownRound = defineShown(round, {
	shape: roundShape,
	present: presentRound,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL, kiosk: FACTS },
});
