import type { IncidentShape } from "../../../contract/shapes.ts";
import type { Role } from "../../../model/role.ts";

export const MORE = ["release", "transfer", "take-over", "hold", "end-hold", "merge", "split"] as const;
export type More = (typeof MORE)[number];

export interface Asked {
	readonly incident: IncidentShape;
	readonly me: string;
	readonly role: Role;
	/** Other incidents that are open: what this one can be folded into. */
	readonly others: number;
}

/** The less frequent things that this person can do with an open incident now. */
export function moreFor({ incident, me, role, others }: Asked): readonly More[] {
	const { state, owner, alarms, held, discreet } = incident;
	const open = state !== "resolved";
	const mine = open && owner === me;
	const can: Readonly<Record<More, boolean>> = {
		release: mine,
		transfer: mine,
		"take-over": open && role === "captain" && owner !== undefined && owner !== me,
		hold: !held,
		"end-hold": held !== undefined,
		merge: open && others > 0 && !discreet,
		split: open && alarms.length > 1,
	};
	return MORE.filter((one) => can[one]);
}
