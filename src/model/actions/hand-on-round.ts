import { z } from "zod";
import { userName } from "../fields.ts";
import { roundId } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Handing one's own round on to another guard. */
export const handOnRound = defineTargetAction({
	type: "round.handed-on",
	target: "/patrol/rounds/{id}",
	verb: "hand-on",
	roles: ["guard"],
	body: z.object({ to: userName }),
	data: z.object({ id: roundId, to: userName }),
	problems: ["not-found", "forbidden", "wrong-state"],
	summary: "Hand my round on to a colleague, who goes on with its next stop",
	words: { en: "Round handed on", "zh-CN": "移交巡更" },
});
