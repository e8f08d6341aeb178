import { z } from "zod";
import { API } from "../contract/http/address.ts";
import type { Route } from "../contract/http/define-route.ts";
import { PROBLEMS, type ProblemCode } from "../model/problem.ts";
import { PROBLEM_TYPE, problemShape } from "./problem.ts";

/** The route's address as the server writes it. */
export function urlOf({ root, path }: Pick<Route, "root" | "path">): string {
	const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
	return root ? url : `${API}${url}`;
}

interface Described {
	readonly description: string;
	readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** What the route can answer, by status: its answer, and its problems, each by name. */
export function responsesOf(route: Route): Readonly<Record<number, Described | z.ZodType>> {
	const { answer, mediaType = "application/json", status = 200, otherStatus } = route;
	const content = { [mediaType]: { schema: answer } };
	const well = status === 204 ? z.null().meta({ description: "Done" }) : { description: "Done", content };
	const responses: Record<number, Described | z.ZodType> = { [status]: well };
	if (otherStatus !== undefined) responses[otherStatus] = { description: "Not now", content };
	for (const [code, codes] of byStatus(route.problems)) {
		responses[code] = {
			description: codes.map((one) => PROBLEMS[one].title).join("; "),
			content: { [PROBLEM_TYPE]: { schema: problemShape(codes) } },
		};
	}
	return responses;
}

function byStatus(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
	const grouped = new Map<number, ProblemCode[]>();
	for (const code of codes) {
		const { status } = PROBLEMS[code];
		grouped.set(status, [...(grouped.get(status) ?? []), code]);
	}
	return grouped;
}
