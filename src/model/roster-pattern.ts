/** The post of whoever sits in the guard room. */
export const DESK_POST = "operator";

/** One team goes through the cycle as the others do, some days apart. */
export interface RosterTeam {
	/** Logins. */
	readonly members: readonly string[];
	/** Of its members: who can sit at the desk; none: everybody. */
	readonly desk: readonly string[];
	readonly leader?: string;
}

/** A roster that goes on by itself: teams in turn, by a cycle of days. */
export interface RosterPattern {
	/** The day on which the first team is at the cycle's beginning. */
	readonly firstDay: number;
	/** The shift of each day; null: off. */
	readonly cycle: readonly (string | null)[];
	/** So many days each team is ahead of the one before it. */
	readonly stepDays: number;
	readonly teams: readonly RosterTeam[];
	readonly restMs: number;
	readonly weekMs: number;
	/** Who is down and has not come so long after the shift's start is missing; absent: nobody looks. */
	readonly lateMs?: number;
}

/** The same pattern where nobody is looked for who is late: of nights whose people keep a roster of their own. */
export function lookingForNobody({ lateMs: _nobodyLooks, ...pattern }: RosterPattern): RosterPattern {
	return pattern;
}
