import { newId } from "../../access/secret.ts";
import { issueOrder, listOrders, signOrder } from "../../contract/http/orders.ts";
import { Refusal } from "../../model/problem.ts";
import type { Role } from "../../model/role.ts";
import { appendAction } from "../append-action.ts";
import { byId, orders } from "../duty-rows.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";

export const handleListOrders = handle(listOrders, async ({ input: { query }, principal: { role, user }, hub }) => {
	const { limit, cursor, order } = query;
	const page = { limit, order, ...(cursor !== undefined && { cursor }) };
	return { body: await orders(hub, { sql: [], params: [] }, page, signerOf(role, user)) };
});

export const handleIssueOrder = handle(issueOrder, async ({ input: { body }, principal: who, hub }) => {
	const { title, text } = body;
	const now = hub.clock.now();
	const id = newId(now);
	const sql = "INSERT INTO standing_order (id, issued_at, by, title, text) VALUES (?, ?, ?, ?, ?)";
	const writes = [{ sql, params: [id, now, who.user, title, text] }];
	await appendAction(hub, { who, key: undefined, type: "order.issued", data: { id }, writes });
	return { body: await one(hub, id) };
});

export const handleSignOrder = handle(signOrder, async ({ input: { params }, principal: who, hub }) => {
	const { id } = params;
	const before = await one(hub, id);
	if (!before.signed.some(({ by }) => by.name === who.user)) {
		const sql = "INSERT INTO order_signature (order_id, user, signed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
		const writes = [{ sql, params: [id, who.user, hub.clock.now()] }];
		await appendAction(hub, { who, key: undefined, type: "order.signed", data: { id }, writes });
	}
	return { body: await one(hub, id, signerOf(who.role, who.user)) };
});

/** A guard sees whether they have signed themselves. */
function signerOf(role: Role, user: string): string | undefined {
	return role === "guard" ? user : undefined;
}

async function one(hub: Pick<Hub, "reader" | "access">, id: string, signer?: string) {
	const [found] = (await orders(hub, ...byId(id), signer)).items;
	if (!found) throw new Refusal({ code: "not-found", detail: `there is no order ${id}` });
	return found;
}
