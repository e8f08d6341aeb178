import { listQuarantine } from "../../contract/http/quarantine.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

export const handleListQuarantine = handle(listQuarantine, async ({ input: { query }, hub }) => {
	const { device: account, ...page } = query;
	return { body: await hub.live.lists.page({ list: "quarantine", query: asked({ ...page, account }) }) };
});
