import type { z } from "zod";
import type { ApiToken } from "../../access/tokens.ts";
import type { tokenShape } from "../../contract/access-shapes.ts";
import { listTokens, makeToken, revokeToken } from "../../contract/http/tokens.ts";
import { instantOf } from "../../contract/primitives.ts";
import { handle } from "../handle.ts";
import { asked, pageOf } from "../list.ts";

export const handleListTokens = handle(listTokens, async ({ input: { query }, hub }) => {
	const page = pageOf(hub.access.tokens.list(), { list: "tokens", keyOf: ({ id }) => id }, asked(query));
	return { body: { ...page, items: page.items.map(shown) } };
});

export const handleMakeToken = handle(makeToken, async ({ input: { body }, principal: { user }, hub }) => {
	const { token, ...kept } = await hub.access.tokens.make({ ...body, by: `user:${user}` });
	return { body: { ...shown(kept), token } };
});

export const handleRevokeToken = handle(revokeToken, async ({ input: { params }, principal: { user }, hub }) => {
	await hub.access.tokens.revoke({ id: params.id, by: `user:${user}` });
	return { body: null };
});

function shown({ createdAt, ...token }: ApiToken): z.output<typeof tokenShape> {
	return { ...token, createdAt: instantOf(createdAt) };
}
