import { z } from "zod";
import { ownSessionShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** One's own sessions: where one is signed in, and how to end that. */
export const listSessions = defineRoute({
	method: "GET",
	path: "/sessions",
	roles: ANYONE,
	summary: "One's own sessions, newest first: since when, from where, and which is this one",
	input: { query: z.object(pageQuery) },
	answer: listOf(ownSessionShape),
});

export const endSessions = defineRoute({
	method: "DELETE",
	path: "/sessions",
	roles: ANYONE,
	summary: "Sign out everywhere else; with `everywhere=true` here too",
	input: { query: z.object({ everywhere: flagQuery }) },
	status: 204,
	answer: z.null(),
});

export const endSession = defineRoute({
	method: "DELETE",
	path: "/sessions/{id}",
	roles: ANYONE,
	summary: "Sign out of one of one's own sessions",
	input: { params: z.object({ id: z.string() }) },
	status: 204,
	answer: z.null(),
	problems: ["not-found"],
});
