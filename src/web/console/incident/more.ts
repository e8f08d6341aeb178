import type { IncidentVerb } from "../../../contract/answers.ts";
import type { IncidentPanelShape, IncidentShape } from "../../../contract/shapes.ts";
import type { WhyNot } from "../../../model/actions/why-not.ts";

/** The less frequent things to do to an incident, in the order of the sheet, and what each is to the hub. */
const MORE = {
	release: "release",
	transfer: "transfer",
	"take-over": "take-over",
	hold: "hold",
	"end-hold": "hold",
	merge: "merge",
	split: "split",
} as const satisfies Record<string, IncidentVerb>;
export type More = keyof typeof MORE;

// `keys` forgets which there are.
const MORE_NAMES = Object.keys(MORE) as More[];

export interface Asked {
	readonly incident: Pick<IncidentShape, "held">;
	/** The hub's word; unknown: all is offered, and the hub decides. */
	readonly allowed: IncidentPanelShape["allowed"] | undefined;
	/** Other incidents that are open: what this one can be folded into. */
	readonly others: number;
}

/** The less frequent things that there are for this person, and why one is not possible now. */
export function moreFor({ incident: { held }, allowed, others }: Asked): readonly { what: More; why?: WhyNot }[] {
	return MORE_NAMES.flatMap((what) => {
		const pointless = what === (held ? "hold" : "end-hold") || (what === "merge" && others === 0);
		const why = allowed?.find(({ action }) => action === MORE[what])?.why;
		return pointless || why === "role" ? [] : [{ what, ...(why && { why }) }];
	});
}
