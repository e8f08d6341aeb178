import { z } from "zod";
import type { Principal } from "../access/principal.ts";
import type { Written } from "../contract/written.ts";
import { type ProblemCode, Refusal } from "../model/problem.ts";
import { ROLES, type Role } from "../model/role.ts";
import { allowed } from "../model/wrong-input.ts";
import { invalid } from "./problem.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** The parts of a request that a route reads (`params`, `query`, `body`), each with its schema. */
type Input = Readonly<Record<string, z.ZodType>>;
type Parsed<I extends Input> = { readonly [K in keyof I]: z.output<I[K]> };

/** What came, not yet checked. */
interface Received {
	readonly params: unknown;
	readonly query: unknown;
	readonly body: unknown;
}

/** What a handler knows besides its input. */
export interface Context<Who> {
	readonly who: Who;
	/** `Idempotency-Key`, as it came. */
	readonly key: string | undefined;
	/** The address it comes from. */
	readonly address: string;
	/** The session the browser sent. */
	readonly session: string | undefined;
	/** What the browser carries of earlier sign-ins. */
	readonly browser: string | undefined;
}

/** What a handler gives back. */
export interface Answer<Body = unknown> {
	/** Only where it is not the route's own. */
	readonly status?: number;
	readonly body: Body | Written<Body>;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sets the session cookie, or with `null` removes it. */
	readonly session?: { readonly token: string } | null;
	/** What the browser carries from now on. */
	readonly browser?: string;
}

interface Described {
	readonly method: Method;
	/** As OpenAPI writes it, without `/api/v1`: `/incidents/{id}`. */
	readonly path: string;
	/** True for a path at the root, outside `/api/v1`. */
	readonly root?: boolean;
	readonly summary: string;
	/** Problems beyond those that follow from its method, roles and input. */
	readonly problems?: readonly ProblemCode[];
	/** `If-Match` stands in for `rev` in the body. */
	readonly ifMatch?: boolean;
	/** Reads `Idempotency-Key`. */
	readonly idempotent?: boolean;
	/** Reads the store, which may be closed or too busy. */
	readonly reads?: boolean;
	/** The media type of an answer that is not JSON. */
	readonly mediaType?: string;
	/** The status when it went well; 200 if not said. */
	readonly status?: number;
	/** A further status with the same body. */
	readonly otherStatus?: number;
}

/** One row of the route table. */
export interface Route extends Described {
	/** Who may; `open` asks nobody who they are. */
	readonly roles: readonly Role[] | "open";
	readonly input: Input;
	readonly answer: z.ZodType;
	readonly problems: readonly ProblemCode[];
	/** Checks the input, then answers. @throws {Refusal} One of `problems`. */
	respond(received: Received, context: Context<Principal | undefined>): Promise<Answer>;
}

export const ANYONE: readonly Role[] = ROLES;

/** A route for people and scripts of certain roles. */
export function defineRoute<const I extends Input, A extends z.ZodType>(
	definition: Described & {
		readonly roles: readonly Role[];
		readonly input: I;
		readonly answer: A;
		handle(call: Parsed<I> & Context<Principal>): Promise<Answer<z.output<A>>>;
	},
): Route {
	const { handle, ...described } = definition;
	return {
		...described,
		problems: allProblems(definition),
		async respond(received, context) {
			const { who } = context;
			if (!who) throw new Refusal({ code: "unauthenticated", detail: "sign in first, or send a bearer token" });
			return handle({ ...parse(definition.input, received), ...context, who });
		},
	};
}

/** A route for anyone, signed in or not. */
export function defineOpenRoute<const I extends Input, A extends z.ZodType>(
	definition: Described & {
		readonly input: I;
		readonly answer: A;
		handle(call: Parsed<I> & Context<Principal | undefined>): Promise<Answer<z.output<A>>>;
	},
): Route {
	const { handle, ...described } = definition;
	return {
		...described,
		roles: "open",
		problems: allProblems({ ...definition, roles: "open" }),
		respond: async (received, context) => handle({ ...parse(definition.input, received), ...context }),
	};
}

/** Each part as its schema gives it. @throws {Refusal} `invalid`, with every mistake. */
function parse<I extends Input>(input: I, received: Received): Parsed<I>;
function parse(input: Input, received: Received): object {
	const parsed = z.object(input).safeParse(received, { error: allowed });
	if (parsed.success) return parsed.data;
	throw new Refusal(invalid(parsed.error, received));
}

function allProblems({
	method,
	roles,
	input,
	problems = [],
	idempotent,
	reads,
}: Described & { roles: readonly Role[] | "open"; input: Input }): readonly ProblemCode[] {
	const all = new Set<ProblemCode>(problems);
	if (roles !== "open") {
		all.add("unauthenticated");
		if (roles.length < ROLES.length) all.add("forbidden");
	}
	if (method !== "GET") all.add("foreign-origin").add("store-unavailable");
	if (reads) all.add("store-unavailable");
	if (method !== "GET") all.add("too-large").add("malformed");
	if (input.body ?? input.query) all.add("invalid");
	if (idempotent) all.add("key-reused");
	return [...all];
}
