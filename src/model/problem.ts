/**
 * Every expected way a person, a script or a configuration can be wrong, in one table: HTTP status, exit code, title.
 * The API documents list each of them and no other.
 */
export const PROBLEMS = {
	malformed: { status: 400, exit: 2, title: "The request is not well-formed" },
	unauthenticated: { status: 401, exit: 1, title: "Not signed in" },
	"wrong-credentials": {
		status: 401,
		exit: 1,
		title: "Wrong name or password",
	},
	"second-factor-due": {
		status: 401,
		exit: 1,
		title: "The code of the second factor is due",
	},
	"wrong-code": {
		status: 401,
		exit: 1,
		title: "Wrong code",
	},
	"link-spent": {
		status: 401,
		exit: 1,
		title: "The sign-in link is spent or has expired",
	},
	forbidden: { status: 403, exit: 1, title: "Not allowed for this role" },
	"foreign-origin": {
		status: 403,
		exit: 1,
		title: "The request comes from another site",
	},
	"not-found": { status: 404, exit: 1, title: "No such thing" },
	"method-not-allowed": { status: 405, exit: 2, title: "Not a method of this path" },
	"wrong-state": { status: 409, exit: 1, title: "Not possible in this state" },
	"rang-again": {
		status: 409,
		exit: 1,
		title: "It has rung again since you looked",
	},
	"already-exists": { status: 409, exit: 1, title: "It exists already" },
	"too-large": { status: 413, exit: 1, title: "The request is too large" },
	invalid: { status: 422, exit: 2, title: "Understood, but not valid" },
	"key-reused": {
		status: 422,
		exit: 1,
		title: "The idempotency key was used for something else",
	},
	"too-many-attempts": {
		status: 429,
		exit: 1,
		title: "Too many attempts; wait a little",
	},
	"store-unavailable": {
		status: 503,
		exit: 1,
		title: "The store cannot take anything now",
	},
	"wrong-usage": { status: 400, exit: 2, title: "Wrong usage" },
	"wrong-configuration": {
		status: 400,
		exit: 2,
		title: "The configuration is wrong",
	},
	"port-taken": { status: 503, exit: 1, title: "The port is taken" },
	"folder-in-use": {
		status: 409,
		exit: 1,
		title: "A hub is running on this data folder",
	},
	"demo-folder": {
		status: 409,
		exit: 2,
		title: "This data folder belongs to a simulation",
	},
	"folder-open": {
		status: 503,
		exit: 1,
		title: "Others can enter the data folder",
	},
	"journal-missing": {
		status: 503,
		exit: 1,
		title: "The journal is not where it was",
	},
	"foreign-journal": {
		status: 503,
		exit: 1,
		title: "This is not the journal of this data folder",
	},
	"newer-database": {
		status: 503,
		exit: 1,
		title: "The database is from a newer Gatehouse",
	},
	"chain-broken": {
		status: 503,
		exit: 1,
		title: "The journal's chain is broken",
	},
} as const satisfies Record<string, { status: number; exit: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One mistake: the thing, what was found, what is allowed. */
export interface Mistake {
	/** The key, field, file:line or object it is about. */
	readonly path: string;
	readonly found?: string;
	readonly expected?: string;
}

/** What is wrong, as a value; rendered as problem+json, or as a line on standard error. */
export interface Problem {
	readonly code: ProblemCode;
	/** One sentence for the person: the thing, what was found, what is allowed. */
	readonly detail: string;
	readonly mistakes?: readonly Mistake[];
	/** With `wrong-state` and `rang-again`: the state it is in, and what is allowed there. */
	readonly state?: string;
	readonly allowed?: readonly string[];
	/** With `too-many-attempts`: when it is worth trying again, in ms. */
	readonly retryAfterMs?: number;
}

/** An expected failure on its way to the person who can mend it; never a bug, so it is shown without a stack. */
export class Refusal extends Error {
	readonly problem: Problem;
	constructor(problem: Problem) {
		super(problem.detail);
		this.name = "Refusal";
		this.problem = problem;
	}
}

/** The world failed (disk full, read-only, I/O error): nothing was written, so do not acknowledge. */
export class StoreUnavailable extends Error {
	constructor(reason: string, options?: ErrorOptions) {
		super(`store unavailable: ${reason}`, options);
		this.name = "StoreUnavailable";
	}
}
