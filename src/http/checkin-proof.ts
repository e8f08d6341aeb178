import type { Plates } from "../access/plates.ts";
import type { CheckinProved, CheckinSaid } from "../model/patrol.ts";
import { readPlate } from "../model/plate-code.ts";

type Shown = Pick<CheckinSaid, "checkpoint" | "code" | "proof" | "method">;

/**
 * What a check-in proves of where its phone was, by the plate's code or the tag that it shows now; undefined: it shows
 * neither, and names its checkpoint only. Whoever names one checkpoint and shows the plate of another has proved none.
 */
export function provedBy(plates: Pick<Plates, "verifyPlate" | "verifyTag">, shown: Shown): CheckinProved | undefined {
	const { checkpoint: named, method } = shown;
	const carried = shown.proof ?? shown.code;
	if (carried === undefined) return undefined;
	// A serial number is no secret: only what an NFC reader read of itself counts as a tag.
	const tag = method === "nfc" ? plates.verifyTag(carried) : ({ problem: "unproven" } as const);
	const isTag = !("problem" in tag) || tag.problem !== "unproven";
	const proof = isTag ? tag : plates.verifyPlate(carried);
	if ("problem" in proof && proof.problem === "unproven") return unproven(named ?? readPlate(carried)?.checkpoint);
	const { checkpoint } = proof;
	if (named !== undefined && named !== checkpoint) return unproven(named);
	if ("problem" in proof) return { grade: proof.problem, checkpoint };
	return { grade: isTag ? "tag" : "plate", checkpoint };
}

function unproven(checkpoint: string | undefined): CheckinProved {
	return { grade: "unproven", ...(checkpoint !== undefined && { checkpoint }) };
}
