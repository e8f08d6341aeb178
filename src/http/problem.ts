import { z } from "zod";
import { PROBLEMS, type Problem, type ProblemCode, Refusal, StoreUnavailable } from "../model/problem.ts";
import { lineOf, mistakeOf, type WrongInput } from "../model/wrong-input.ts";

export const PROBLEM_TYPE = "application/problem+json";

/** RFC 9457 §3: problem details. `type` is a name, not an address: the hub works without the internet. */
const URN = "urn:gatehouse:problem:";

const shapes = new Map<string, ReturnType<typeof shapeOf>>();

/** The problems of one status, as the API documents them; made once for each set, as most routes share theirs. */
export function problemShape(codes: readonly ProblemCode[]) {
	const key = codes.join(" ");
	const shape = shapes.get(key) ?? shapeOf(codes);
	shapes.set(key, shape);
	return shape;
}

function shapeOf([first = "malformed", ...rest]: readonly ProblemCode[]) {
	return z.object({
		type: z.enum([`${URN}${first}`, ...rest.map((code) => `${URN}${code}`)]),
		title: z.string(),
		status: z.int(),
		detail: z.string().meta({ description: "The thing, what was found, what is allowed" }),
		mistakes: z
			.array(z.object({ path: z.string(), found: z.string().optional(), expected: z.string().optional() }))
			.optional(),
		state: z.string().optional().meta({ description: "The state it is in" }),
		allowed: z.array(z.string()).optional().meta({ description: "What is possible in that state" }),
	});
}

/** A problem on its way out. */
export interface Rendered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** The problem as RFC 9457 has it, with the headers that belong to its status (RFC 9110 §10.2.1, §10.2.3, §11.6.1). */
export function renderProblem(
	{ code, detail, mistakes, state, allowed, retryAfterMs }: Problem,
	status: number = PROBLEMS[code].status,
): Rendered {
	const { title } = PROBLEMS[code];
	const retry = retryAfterMs ?? (status === 503 ? 5_000 : undefined);
	return {
		status,
		headers: {
			"content-type": PROBLEM_TYPE,
			"cache-control": "no-store",
			...(status === 405 && { allow: (allowed ?? []).join(", ") }),
			...(status === 401 && { "www-authenticate": "Bearer" }),
			...(retry !== undefined && { "retry-after": String(Math.ceil(retry / 1000)) }),
		},
		body: JSON.stringify({ type: `${URN}${code}`, title, status, detail, mistakes, state, allowed }),
	};
}

/** What is expected to go wrong, as a problem; undefined for a bug. */
export function problemOf(error: unknown): Problem | undefined {
	if (error instanceof Refusal) return error.problem;
	if (error instanceof StoreUnavailable) return { code: "store-unavailable", detail: error.message };
	return undefined;
}

/** A request of the wrong shape as a problem: where, what was found, what is expected. */
export function invalid(wrong: readonly WrongInput[]): Problem {
	const [first] = wrong;
	return { code: "invalid", detail: first ? lineOf(first) : "not valid", mistakes: wrong.map(mistakeOf) };
}
