import { listEvents, readEvent } from "../../contract/http/events.ts";
import { Refusal } from "../../model/problem.ts";
import { eventsAsked } from "../events-asked.ts";
import { handle } from "../handle.ts";
import { whyNone } from "../left.ts";
import { pageAsked } from "../list.ts";

export const handleListEvents = handle(listEvents, async ({ input: { query }, principal, hub }) => {
	const question = await eventsAsked(query, { principal, hub });
	return { body: await hub.live.lists.page({ ...question, query: { ...question.query, ...pageAsked(query) } }) };
});

export const handleReadEvent = handle(readEvent, async ({ input: { params }, principal: { role }, hub }) => {
	const { live, reader } = hub;
	const body = await live.lists.entry(params.seq, role);
	if (!body) throw new Refusal({ code: "not-found", detail: await whyNone(reader, params.seq) });
	return { body };
});
