import { readEventTable, readIncidentTable } from "../../contract/http/tables.ts";
import { eventsAsked } from "../events-asked.ts";
import { handle } from "../handle.ts";
import { incidentsAsked } from "../incidents-asked.ts";
import { asTable } from "../table-stream.ts";

export const handleReadIncidentTable = handle(readIncidentTable, async ({ input: { query }, principal, hub }) => {
	const { order } = query;
	const { query: filters, ...question } = incidentsAsked(query, principal);
	return asTable("incidents", (page) => hub.live.lists.table({ ...question, query: { ...filters, order, ...page } }));
});

export const handleReadEventTable = handle(readEventTable, async ({ input: { query }, principal, hub }) => {
	const { order } = query;
	const { query: filters, ...question } = await eventsAsked(query, { principal, hub });
	return asTable("events", (page) => hub.live.lists.table({ ...question, query: { ...filters, order, ...page } }));
});
