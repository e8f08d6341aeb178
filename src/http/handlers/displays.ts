import type { z } from "zod";
import type { Display } from "../../access/displays.ts";
import type { displayShape } from "../../contract/access-shapes.ts";
import { addDisplay, listDisplays, openDisplay, readDisplay, revokeDisplay } from "../../contract/http/displays.ts";
import { instantOf } from "../../contract/primitives.ts";
import { handle } from "../handle.ts";
import { asked, pageOf } from "../list.ts";

export const handleListDisplays = handle(listDisplays, async ({ input: { query }, hub }) => {
	const page = pageOf(hub.access.displays.list(), { list: "displays", keyOf: ({ id }) => id }, asked(query));
	return { body: { ...page, items: page.items.map(shown) } };
});

export const handleAddDisplay = handle(addDisplay, async ({ input: { body }, principal: { user }, hub }) => {
	const { link, ...display } = await hub.access.displays.add({ ...body, by: `user:${user}` });
	return { body: { ...shown(display), token: link, path: `/?kiosk#display=${link}` } };
});

export const handleRevokeDisplay = handle(revokeDisplay, async ({ input: { params }, principal: { user }, hub }) => {
	await hub.access.displays.revoke({ display: params.id, by: `user:${user}` });
	return { body: null };
});

export const handleOpenDisplay = handle(openDisplay, async ({ input: { body }, hub }) => {
	const { id, name, token } = await hub.access.displays.redeem(body.token);
	return { body: { id, name }, display: token };
});

/** The cookie is set anew: browsers keep none for longer than 400 days. */
export const handleReadDisplay = handle(readDisplay, async ({ display }) =>
	display ? { body: { id: display.id, name: display.name }, display: display.token } : { body: {} },
);

function shown({ id, name, createdAt, openedAt }: Display): z.output<typeof displayShape> {
	return {
		...{ id, name, createdAt: instantOf(createdAt) },
		...(openedAt !== undefined && { openedAt: instantOf(openedAt) }),
	};
}
