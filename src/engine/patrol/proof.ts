import type { CheckinProved, ProofGood } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { checkpointsOf } from "./ground.ts";

/** What a check-in is worth by what it names and proves. */
export interface Proven {
	/** Undefined: it names none that there is. */
	readonly checkpoint?: string;
	/** By what it is proved; absent: the phone names it only. */
	readonly proof?: ProofGood;
	/** Why it counts only once a captain accepts it. */
	readonly void?: "unproven" | "revoked";
}

/** The checkpoint that a phone's check-in names, and what that is worth: what its plate proved stands in its entry. */
export function judgeProof(
	{ site }: Pick<StepContext, "site">,
	said: {
		readonly checkpoint?: string | undefined;
		readonly code?: string | undefined;
		readonly proved?: CheckinProved | undefined;
	},
): Proven {
	const named = said.proved?.checkpoint ?? said.checkpoint ?? said.code ?? "";
	const grade = said.proved?.grade ?? (said.checkpoint === undefined ? "unproven" : undefined);
	if (!checkpointsOf(site).has(named)) return { void: grade === "revoked" ? grade : "unproven" };
	if (grade === "unproven" || grade === "revoked") return { checkpoint: named, void: grade };
	return { checkpoint: named, ...(grade && { proof: grade }) };
}
