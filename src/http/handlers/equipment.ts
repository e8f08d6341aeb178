import { newId } from "../../access/secret.ts";
import { lendEquipment, listEquipment, returnEquipment } from "../../contract/http/equipment.ts";
import { Refusal } from "../../model/problem.ts";
import { appendAction } from "../append-action.ts";
import { byId, loans } from "../duty-rows.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";

export const handleListEquipment = handle(listEquipment, async ({ input: { query }, hub }) => {
	const { limit, cursor, order, out } = query;
	const sql = out === undefined ? [] : [out ? "returned_at IS NULL" : "returned_at IS NOT NULL"];
	return { body: await loans(hub, { sql, params: [] }, { limit, order, ...(cursor !== undefined && { cursor }) }) };
});

/** An item that is with somebody is refused: `already-exists`. */
export const handleLendEquipment = handle(lendEquipment, async ({ input: { body }, principal: who, hub }) => {
	const { item, guard } = body;
	mustKnow(hub.access.people, [["guard", guard]]);
	const now = hub.clock.now();
	const id = newId(now);
	const sql = "INSERT INTO equipment_loan (id, item, guard, received_at, received_by) VALUES (?, ?, ?, ?, ?)";
	const writes = [{ sql, params: [id, item, guard, now, who.user] }];
	const data = { id, item, guard };
	await appendAction(hub, { who, key: undefined, type: "equipment.received", data, writes });
	return { body: await one(hub, id) };
});

export const handleReturnEquipment = handle(returnEquipment, async ({ input: { params }, principal: who, hub }) => {
	const { id } = params;
	const { item, guard, returnedAt } = await one(hub, id);
	if (returnedAt !== undefined) {
		const detail = `${item} is back since ${returnedAt}: found return, allowed nothing`;
		throw new Refusal({ code: "wrong-state", detail, state: "returned", allowed: [] });
	}
	const sql = "UPDATE equipment_loan SET returned_at = ?, returned_by = ? WHERE id = ? AND returned_at IS NULL";
	const writes = [{ sql, params: [hub.clock.now(), who.user, id] }];
	const data = { id, item, guard: guard.name };
	await appendAction(hub, { who, key: undefined, type: "equipment.returned", data, writes });
	return { body: await one(hub, id) };
});

async function one(hub: Pick<Hub, "reader" | "access">, id: string) {
	const [found] = (await loans(hub, ...byId(id))).items;
	if (!found) throw new Refusal({ code: "not-found", detail: `there is no loan ${id}` });
	return found;
}
