import type { ProblemCode } from "../problem.ts";
import type { Role } from "../role.ts";
import type { Words } from "../words.ts";

/** What is said of every action, whatever it is done to. */
export interface ActionFacts<Type> {
	/** Of its entry in the journal: past tense. */
	readonly type: Type;
	/** Who may. */
	readonly roles: readonly Role[];
	/** For the documents: what it does. */
	readonly summary: string;
	/** For tape and timeline: that it was done. */
	readonly words: Words;
	readonly problems?: readonly ProblemCode[];
}
