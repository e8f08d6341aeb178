import type { Problem } from "../../model/problem.ts";
import { mayExceed, type Role } from "../../model/role.ts";
import { roomOf } from "./guard-room.ts";
import type { StepContext } from "./step-context.ts";

const MEMORY = "in-shift";

/** Counts what was done in this watch; from some time on only a captain does it. Where nobody is signed on, it is one watch. */
export function tooOften(
	context: StepContext,
	{ what, atMost, role }: { what: string; atMost: number; role: Role | undefined },
): Problem | undefined {
	const shift = roomOf(context).shift ?? "";
	const known = context.get("memory", MEMORY)?.inShift ?? {};
	const count = (known[what]?.shift === shift ? known[what].count : 0) + 1;
	if (count > atMost && !mayExceed(role)) {
		const detail = `${what}: found number ${count} in this watch, expected at most ${atMost} without a captain`;
		return { code: "wrong-state", detail, state: "too-often", allowed: [] };
	}
	context.remember(MEMORY, { inShift: { ...known, [what]: { shift, count } } });
	return undefined;
}
