import { listDeliveries } from "../../contract/http/deliveries.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

export const handleListDeliveries = handle(listDeliveries, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "delivery", query: asked(query), role }),
}));
