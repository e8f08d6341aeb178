import { z } from "zod";
import { madeTokenShape, tokenShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";

/** Keys for scripts: each may what its user may. */
export const listTokens = defineRoute({
	method: "GET",
	path: "/tokens",
	roles: ["admin"],
	summary: "API tokens, newest first, without their secrets",
	input: { query: z.object(pageQuery) },
	answer: listOf(tokenShape),
});

export const makeToken = defineRoute({
	method: "POST",
	path: "/tokens",
	roles: ["admin"],
	summary: "Make an API token that acts as a user",
	input: { body: z.object({ user: z.string(), words: z.string().min(1).max(200) }) },
	status: 201,
	answer: madeTokenShape,
	problems: ["not-found"],
});

export const revokeToken = defineRoute({
	method: "DELETE",
	path: "/tokens/{id}",
	roles: ["admin"],
	summary: "Revoke a token; what it has open ends at once",
	input: { params: z.object({ id: z.string() }) },
	status: 204,
	answer: z.null(),
	problems: ["not-found"],
});
