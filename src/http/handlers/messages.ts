import { maySignIn } from "../../access/directory.ts";
import {
	listMessages,
	messageReceivedRoute,
	messageSeenRoute,
	sendMessageRoute,
} from "../../contract/http/messages.ts";
import { presentMessage } from "../../contract/message-shape.ts";
import { messageReceived } from "../../model/actions/message-received.ts";
import { messageSeen } from "../../model/actions/message-seen.ts";
import { sendMessage } from "../../model/actions/send-message.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { type Call, handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";
import { reachOf } from "../reach.ts";

export const handleListMessages = handle(listMessages, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "message", query: asked(query), role }),
}));

export const handleSendMessage = handle(sendMessageRoute, async ({ input: { body }, ...call }) => {
	const { hub } = call;
	const { to: whom, text } = body;
	const guards = whom === "all" ? (await onDuty(hub)).filter((name) => isGuard(hub, name)) : [...new Set(whom)];
	if (guards.length === 0) {
		const detail = "nobody is on duty: found all, expected the names of guards";
		throw new Refusal({ code: "wrong-state", detail, allowed: [] });
	}
	checkGuards(hub, guards);
	const to = guards.map((guard) => ({ guard, reach: reachOf(hub, guard) }));
	const seq = await takeAction(call, sendMessage, { data: { text, to } });
	return { body: await messageAt(hub, `msg-${seq}`) };
});

export const handleMessageReceived = handle(messageReceivedRoute, (call) => confirmed(messageReceived, call));
export const handleMessageSeen = handle(messageSeenRoute, (call) => confirmed(messageSeen, call));

/** What the guard's own phone confirms. */
async function confirmed(
	action: typeof messageReceived | typeof messageSeen,
	{ input: { params }, ...call }: Call<typeof messageReceivedRoute>,
) {
	const { hub, principal } = call;
	const own = (guards: { readonly guard: string }) => guards.guard === principal.user;
	const known = await hub.reader.object("message", params.id);
	if (!known?.to.some(own)) throw new Refusal({ code: "not-found", detail: `there is no message ${params.id}` });
	await takeAction(call, action, { data: { message: params.id } });
	const now = await messageAt(hub, params.id);
	return { body: { ...now, to: now.to.filter(own) } };
}

async function messageAt({ reader }: Pick<Hub, "reader">, id: string) {
	const message = await reader.object("message", id);
	if (!message) throw new Error(`message ${id} was written, and is not there`);
	return presentMessage(message);
}

/** The guards of the watch that is on. */
async function onDuty({ reader }: Pick<Hub, "reader">): Promise<readonly string[]> {
	const { items } = await reader.objects("shift", { open: true, limit: 1, order: "desc" });
	return items[0]?.guards.map(({ guard }) => guard) ?? [];
}

function isGuard({ access }: Pick<Hub, "access">, name: string): boolean {
	const found = access.people.find(name);
	return maySignIn(found) && found.role === "guard";
}

/** @throws {Refusal} `invalid`: one of them is no guard who may sign in. */
function checkGuards({ access }: Pick<Hub, "access">, guards: readonly string[]): void {
	const mistakes = guards.flatMap((name, i) => {
		if (isGuard({ access }, name)) return [];
		return [{ path: `body.to.${i}`, found: JSON.stringify(name), expected: "a guard of the directory" }];
	});
	const [first] = mistakes;
	if (first) throw new Refusal({ code: "invalid", detail: `to: found ${first.found}, expected a guard`, mistakes });
}
