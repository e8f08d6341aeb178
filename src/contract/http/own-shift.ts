import { z } from "zod";
import { endOwnShift } from "../../model/actions/end-own-shift.ts";
import { OWN_SHIFT_OUTCOMES } from "../../model/actions/own-shift.ts";
import { startOwnShift } from "../../model/actions/start-own-shift.ts";
import { actionRoute } from "./action-route.ts";

const answer = z.object({
	seq: z.int(),
	became: z.enum(OWN_SHIFT_OUTCOMES).meta({ description: "What became of it; the last three: kept, and nothing else" }),
});

/** A guard's phone says that its guard has come on duty, or gone; the same id again is answered the same. */
export const startOwnShiftRoute = actionRoute(startOwnShift, { answer, endedPhone: true });
export const endOwnShiftRoute = actionRoute(endOwnShift, { answer, endedPhone: true });
