import { type Round, round } from "../../model/objects/round.ts";
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

/** Not what it was drawn by: that tells the next ones. */
const OWN = ALL.filter((field) => field !== "seed");

function handedFrom({ handedOn = [] }: Round, guard: string): "over" | undefined {
	return handedOn.some(({ from }) => from === guard) ? "over" : undefined;
}

/** A wall screen is read by whoever walks past it: it tells nobody where a guard will be next. */
export const shownRound = defineShown(round, {
	shape: roundShape,
	present: presentRound,
	shared: { of: (one, guard) => (one.guard === guard ? one : handedFrom(one, guard)), fields: OWN },
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
