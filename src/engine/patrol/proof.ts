import type { Flag } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { checkpointsOf } from "./ground.ts";

/** What a check-in is worth by what it names and proves. */
export interface Proven {
	/** Undefined: it names none that there is. */
	readonly checkpoint?: string;
	/** Doubts with which it counts. */
	readonly flags: readonly Flag[];
	/** Why it counts only once a captain accepts it. */
	readonly void?: "unproven" | "revoked";
}

/** The checkpoint that a phone's check-in names. A code that stands for none proves nothing. */
export function judgeProof(
	{ site }: Pick<StepContext, "site">,
	{ checkpoint, code }: { readonly checkpoint?: string | undefined; readonly code?: string | undefined },
): Proven {
	const checkpoints = checkpointsOf(site);
	if (checkpoint !== undefined && checkpoints.has(checkpoint)) return { checkpoint, flags: [] };
	return code !== undefined && checkpoints.has(code)
		? { checkpoint: code, flags: [], void: "unproven" }
		: { flags: [], void: "unproven" };
}
