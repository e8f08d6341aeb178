import { z } from "zod";
import { changeGuards } from "../../model/actions/change-guards.ts";
import { handOver } from "../../model/actions/hand-over.ts";
import { present } from "../../model/actions/present.ts";
import { returnToWatch } from "../../model/actions/return.ts";
import { signOff } from "../../model/actions/sign-off.ts";
import { signOn } from "../../model/actions/sign-on.ts";
import { standIn } from "../../model/actions/stand-in.ts";
import { stepAway } from "../../model/actions/step-away.ts";
import { takeOverWatch } from "../../model/actions/take-over-watch.ts";
import { currentShiftShape } from "../current-shift-shape.ts";
import { listOf } from "../list.ts";
import { shiftShape } from "../work-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { instantQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** The watches that were kept, and the one that is. */
export const listShifts = defineRoute({
	method: "GET",
	path: "/shifts",
	roles: listers("shift"),
	summary: "The watches of the guard room, newest first",
	reads: true,
	input: { query: z.object({ ...pageQuery, from: instantQuery, to: instantQuery }) },
	answer: listOf(shiftShape),
});

export const readCurrentShift = defineRoute({
	method: "GET",
	path: "/shifts/current",
	roles: listers("shift"),
	summary: "The watch that runs, with all that is handed over with it; 404 while nobody is signed on",
	problems: ["not-found"],
	reads: true,
	input: {},
	answer: currentShiftShape,
});

/** What operators and captains do about the watch; each answers with the watch as it is then. */
export const signOnRoute = actionRoute(signOn, { answer: shiftShape });
export const signOffRoute = actionRoute(signOff, { answer: shiftShape });
export const handOverRoute = actionRoute(handOver, { answer: shiftShape });
export const takeOverWatchRoute = actionRoute(takeOverWatch, { answer: shiftShape });
export const changeGuardsRoute = actionRoute(changeGuards, { answer: shiftShape });
export const stepAwayRoute = actionRoute(stepAway, { answer: shiftShape });
export const standInRoute = actionRoute(standIn, { answer: shiftShape });
export const returnToWatchRoute = actionRoute(returnToWatch, { answer: shiftShape });
export const presentRoute = actionRoute(present, { answer: shiftShape });
