import { listEvents, readEvent } from "../../contract/http/events.ts";
import { Refusal } from "../../model/problem.ts";
import { eventsAsked } from "../events-asked.ts";
import { handle } from "../handle.ts";
import { pageAsked } from "../list.ts";

export const handleListEvents = handle(listEvents, async ({ input: { query }, principal, hub }) => {
	const question = await eventsAsked(query, { principal, hub });
	return { body: await hub.live.lists.page({ ...question, query: { ...question.query, ...pageAsked(query) } }) };
});

export const handleReadEvent = handle(readEvent, async ({ input: { params }, principal: { role }, hub }) => {
	const body = await hub.live.lists.entry(params.seq, role);
	if (!body) throw new Refusal({ code: "not-found", detail: `there is no entry ${params.seq}` });
	return { body };
});
