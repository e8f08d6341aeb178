import type { z } from "zod";
import type { SessionView } from "../../access/session-rows.ts";
import type { ownSessionShape } from "../../contract/access-shapes.ts";
import { endSession, endSessions, listSessions } from "../../contract/http/sessions.ts";
import { instantOf } from "../../contract/primitives.ts";
import { handle } from "../handle.ts";
import { asked, pageOf } from "../list.ts";

export const handleListSessions = handle(listSessions, async ({ input: { query }, principal, hub }) => {
	const own = hub.access.sessions.list(principal.user);
	const page = pageOf(own, { list: "sessions", keyOf: ({ openedAt, id }) => `${openedAt} ${id}` }, asked(query));
	return { body: { ...page, items: page.items.map((one) => shown(one, principal.session)) } };
});

export const handleEndSessions = handle(endSessions, async ({ input: { query }, principal, hub }) => {
	const { user, session } = principal;
	const but = query.everywhere || session === undefined ? {} : { but: session };
	await hub.access.sessions.closeAll({ user, ...but, by: `user:${user}` });
	return { body: null, ...(query.everywhere && { session: null }) };
});

export const handleEndSession = handle(endSession, async ({ input: { params }, principal, hub }) => {
	const { user, session } = principal;
	await hub.access.sessions.closeOne({ user, id: params.id, by: `user:${user}` });
	return { body: null, ...(params.id === session && { session: null }) };
});

function shown({ id, openedAt, usedAt, address, agent }: SessionView, current: string | undefined): Shown {
	return {
		...{ id, openedAt: instantOf(openedAt), usedAt: instantOf(usedAt), current: id === current },
		...(address !== undefined && { address }),
		...(agent !== undefined && { browser: agent }),
	};
}

type Shown = z.output<typeof ownSessionShape>;
