import type { AlarmType } from "../model/kind.ts";
import { type Priority, urgency } from "../model/priority.ts";
import type { Mistake } from "../model/problem.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";

/** What tells of somebody, an open door or a fire is at least this, or nobody would be told of it. */
const LEAST: Priority = "medium";

/**
 * A priority at which nobody is told of what an alarm is evidence of. Whoever wants that says on the same line who answers
 * for it, and why.
 */
export function* unacceptedRisk(
	{
		at,
		type,
		is,
		rule,
	}: {
		readonly at: KeyPath;
		readonly type: string;
		readonly is: Pick<AlarmType, "evidence" | "life">;
		readonly rule: { readonly priority?: Priority | undefined; readonly acceptedRisk?: string | undefined };
	},
	file: ConfigFile,
	where: KeyPath = [...at, "priority"],
): Generator<Mistake> {
	const { priority, acceptedRisk } = rule;
	if (is.evidence === undefined || is.life !== undefined || acceptedRisk !== undefined) return;
	if (priority === undefined || urgency(priority) <= urgency(LEAST)) return;
	yield {
		path: file.where(where),
		found: `${priority} for ${type}, which tells of a ${is.evidence}`,
		expected: `medium, high or critical, or beside it acceptedRisk: "who, why": below medium nobody is told`,
	};
}
