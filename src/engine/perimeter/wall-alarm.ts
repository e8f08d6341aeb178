import type { Alarm } from "../../model/alarm.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { homeOf } from "../alarm/degraded.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, wallWords } from "../kernel/words.ts";

/** Raises what the hub found out of a whole wall: an incident of its own, beside those of its zones. */
export function raiseOfWall(
	context: StepContext,
	{
		wall,
		...about
	}: { type: "wall.protection-lost" | "wall.multiple-breach"; wall: string; moment: boolean; rule: string },
): Alarm {
	const is = HUB_ALARMS[about.type];
	const where = { source: "hub", zone: homeOf(context, wall), part: wall };
	return activate(context, {
		...about,
		...where,
		is,
		at: context.entry.at,
		words: clauses(is.words, wallWords(wall)),
		into: "own",
	});
}
