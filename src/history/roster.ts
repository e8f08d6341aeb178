/** Who sits in the guard room; they take turns. */
const OPERATORS = ["li", "wu", "jiang", "zhu"] as const;
/** Who walks and stands at the gates. */
const GUARDS = ["zhao", "qian", "zhou", "zheng", "feng", "chu", "shen", "he", "han", "yang", "qin", "xu"] as const;

/** The captain of the guards. */
export const CAPTAIN = "chen";
/** Came in October, and is late until he knows his way. */
export const NEW_GUARD = "xu";

/** Who is on duty in one watch. */
export interface Watch {
	readonly operator: string;
	/** In the order of the shift's posts: the first hold fixed ones, the last one or two walk. */
	readonly guards: readonly string[];
}

/** The watch of a day (counted from the first) and shift (0 night, 1 day, 2 evening). */
export function watchOf(day: number, shift: number): Watch {
	const turn = day * 3 + shift;
	const at = (n: number) => GUARDS[(turn * 3 + n) % GUARDS.length] ?? "zhao";
	return {
		operator: OPERATORS[(turn + Math.floor(day / 2)) % OPERATORS.length] ?? "li",
		guards: [at(0), at(1), at(2)],
	};
}
