import type { Problem, ProblemCode } from "../../../src/model/problem.ts";

/** What somebody asks for that is refused, with the code, and what the hub says of what it found and what is allowed. */
export interface Refused {
	readonly what: string;
	readonly ask: () => Problem | undefined;
	readonly code: ProblemCode;
	readonly says: RegExp;
	/** It is the state that does not allow it, and no limit: the state's words say so. */
	readonly byState?: true;
}
