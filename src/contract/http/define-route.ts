import { z } from "zod";
import type { ProblemCode } from "../../model/problem.ts";
import { ROLES, type Role } from "../../model/role.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The parts of a request that a route reads, each with its schema. */
export interface Input {
	/** The names in its path. */
	readonly params?: z.ZodType;
	readonly query?: z.ZodType;
	readonly body?: z.ZodType;
}

/** Who may use a route; `open` asks nobody who they are. */
export type Allowed = readonly Role[] | "open";

interface Stated<M, Path, I, Answer, Who, Root, Wall> {
	readonly method: M;
	/** As OpenAPI writes it, without `/api/v1`: `/incidents/{id}`. */
	readonly path: Path;
	/** True for a path at the root, outside `/api/v1`. */
	readonly root?: Root;
	readonly roles: Who;
	/** A wall screen may ask it too, which is nobody and has no role. */
	readonly wall?: Wall;
	/** Pages ask it by themselves: that it is asked does not show that anybody is there. */
	readonly unattended?: boolean;
	/** A phone that was ended may still use it: it uploads what it holds. */
	readonly endedPhone?: true;
	/** For the documents: what it does. */
	readonly summary: string;
	readonly input: I;
	/** What it answers when it went well. */
	readonly answer: Answer;
	/** Problems beyond those that follow from its method, roles and input. */
	readonly problems?: readonly ProblemCode[];
	/** `If-Match` stands in for `rev` in the body. */
	readonly ifMatch?: boolean;
	/** Its body may be so many bytes; absent: as many as the `body` budget says. */
	readonly bodyBytes?: number;
	/** The media type of a body that is not JSON. */
	readonly bodyType?: string;
	/** Reads the store, which may be closed or too busy. */
	readonly reads?: boolean;
	/** The media type of an answer that is not JSON. */
	readonly mediaType?: string;
	/** The status when it went well; 200 if not said. */
	readonly status?: number;
	/** A further status with the same body. */
	readonly otherStatus?: number;
}

/** One route of the API: all that is said of it, for the server, its documents, the test of roles, and the pages. */
export interface Route<
	M extends Method = Method,
	Path extends string = string,
	I extends Input = Input,
	Answer extends z.ZodType = z.ZodType,
	Who extends Allowed = Allowed,
	Root extends boolean = boolean,
	Wall extends boolean = boolean,
> extends Omit<Stated<M, Path, I, Answer, Who, Root, Wall>, "problems"> {
	/** Every problem that it can answer with. */
	readonly problems: readonly ProblemCode[];
}

/** States a route. */
export function defineRoute<
	const M extends Method,
	const Path extends `/${string}`,
	const I extends Input,
	Answer extends z.ZodType,
	const Who extends Allowed,
	const Root extends boolean = false,
	const Wall extends boolean = false,
>(stated: Stated<M, Path, I, Answer, Who, Root, Wall>): Route<M, Path, I, Answer, Who, Root, Wall> {
	return { ...stated, problems: allProblems(stated) };
}

/** Whether it reads `Idempotency-Key`, by which the same request again is done once: whatever writes for somebody known. */
export function takesKey({ method, roles }: Pick<Route, "method" | "roles">): boolean {
	return method !== "GET" && roles !== "open";
}

/** A list is read page by page: a cursor may be none of its own. */
function isPaged({ query }: Input): boolean {
	return query instanceof z.ZodObject && "cursor" in query.shape;
}

function allProblems({
	method,
	roles,
	input,
	problems = [],
	endedPhone,
	reads,
}: Stated<Method, string, Input, z.ZodType, Allowed, boolean, boolean>): readonly ProblemCode[] {
	const all = new Set<ProblemCode>(problems);
	if (roles !== "open") {
		all.add("unauthenticated");
		// Of a phone that was ended, most is.
		if (roles.length < ROLES.length || !endedPhone) all.add("forbidden");
	}
	if (method !== "GET") all.add("foreign-origin").add("store-unavailable");
	if (reads) all.add("store-unavailable");
	if (method !== "GET") all.add("too-large").add("malformed");
	if (isPaged(input)) all.add("malformed");
	if (input.body ?? input.query ?? input.params) all.add("invalid");
	if (takesKey({ method, roles })) all.add("key-reused");
	return [...all];
}
