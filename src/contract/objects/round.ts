import { round } from "../../model/objects/round.ts";
import { presentRound, type RoundShape, roundShape } from "../patrol-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...[
		"id",
		"rev",
		"route",
		"words",
		"state",
		"startsAt",
		"startedAt",
		"endedAt",
		"order",
		"plan",
		"guard",
		"endsBy",
		"stops",
		"seed",
		"cancelled",
		"handedOn",
		"alarms",
		"reason",
		"heardAt",
		"allWell",
	],
] as const satisfies Fields<RoundShape>;

/** A wall screen is read by whoever walks past it: it tells nobody where a guard will be next. */
export const shownRound = defineShown(round, {
	shape: roundShape,
	present: presentRound,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
