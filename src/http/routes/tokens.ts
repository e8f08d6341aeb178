import { z } from "zod";
import type { ApiToken } from "../../access/tokens.ts";
import { madeTokenShape, tokenShape } from "../../contract/access-shapes.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { Hub } from "../hub.ts";
import { newIdempotency } from "../idempotency.ts";
import { listOf, pageOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

/** Keys for scripts: each may what its user may. */
export function tokenRoutes({ access: { tokens } }: Pick<Hub, "access">): readonly Route[] {
	const once = newIdempotency<z.output<typeof madeTokenShape>>();
	return [
		defineRoute({
			method: "GET",
			path: "/tokens",
			roles: ["admin"],
			summary: "API tokens, newest first, without their secrets",
			input: { query: z.object(pageQuery) },
			answer: listOf(tokenShape),
			async handle({ query: { cursor, ...query } }) {
				const asked = { ...query, ...(cursor !== undefined && { cursor }) };
				const page = pageOf(tokens.list(), ({ id }) => id, asked);
				return { body: { ...page, items: page.items.map(shown) } };
			},
		}),
		defineRoute({
			method: "POST",
			path: "/tokens",
			roles: ["admin"],
			summary: "Make an API token that acts as a user",
			input: { body: z.object({ user: z.string(), words: z.string().min(1).max(200) }) },
			status: 201,
			answer: madeTokenShape,
			problems: ["not-found"],
			idempotent: true,
			async handle({ body, who, key }) {
				const made = await once({ who, key, content: body }, async () => {
					const { token, ...kept } = await tokens.make({ ...body, by: `user:${who.user}` });
					return { ...shown(kept), token };
				});
				return { body: made };
			},
		}),
		defineRoute({
			method: "DELETE",
			path: "/tokens/{id}",
			roles: ["admin"],
			summary: "Revoke a token; what it has open ends at once",
			input: { params: z.object({ id: z.string() }) },
			status: 204,
			answer: z.null(),
			problems: ["not-found"],
			async handle({ params: { id }, who }) {
				await tokens.revoke({ id, by: `user:${who.user}` });
				return { body: null };
			},
		}),
	];
}

function shown({ createdAt, ...token }: ApiToken): z.output<typeof tokenShape> {
	return { ...token, createdAt: instantOf(createdAt) };
}
