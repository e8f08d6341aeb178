import type { IncidentVerb } from "../../../contract/routes.ts";
import type { IncidentPanelShape, IncidentShape } from "../../../contract/shapes.ts";
import type { WhyNot } from "../../../model/actions/why-not.ts";

/** The less frequent things to do to an incident, in the order of the sheet. */
const MORE = ["release", "transfer", "take-over", "hold", "end-hold", "merge", "split"] as const;
export type More = (typeof MORE)[number];

/** What it is to the hub. */
function verbOf(what: More): IncidentVerb {
	return what === "end-hold" ? "hold" : what;
}

export interface Asked {
	readonly incident: Pick<IncidentShape, "held">;
	/** The hub's word; unknown: all is offered, and the hub decides. */
	readonly allowed: IncidentPanelShape["allowed"] | undefined;
	/** Other incidents that are open: what this one can be folded into. */
	readonly others: number;
}

/** The less frequent things that there are for this person, and why one is not possible now. */
export function moreFor({ incident: { held }, allowed, others }: Asked): readonly { what: More; why?: WhyNot }[] {
	return MORE.flatMap((what) => {
		const pointless = what === (held ? "hold" : "end-hold") || (what === "merge" && others === 0);
		const why = allowed?.find(({ action }) => action === verbOf(what))?.why;
		return pointless || why === "role" ? [] : [{ what, ...(why && { why }) }];
	});
}
