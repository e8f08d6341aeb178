import { listBypasses } from "../../contract/http/bypasses.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

export const handleListBypasses = handle(listBypasses, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "bypass", query: { ...asked(query), open: true }, role }),
}));
