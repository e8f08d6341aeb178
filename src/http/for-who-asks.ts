import type { Principal } from "../access/principal.ts";
import type { Reader } from "../journal/query.ts";
import type { Served } from "./served.ts";

type Kept = Served["live"]["discreet"]["kept"];

/**
 * The hub as one person's requests find it: what is kept from them is not there, by no id and in no list, so that every handler
 * answers as of what never was; and a guard's lists are that guard's. All others work with the hub itself.
 */
export function hubFor(hub: Served, { user, role }: Pick<Principal, "user" | "role">): Served {
	const { kept } = hub.live.discreet;
	const keeps = kept.isFrom(user);
	if (role !== "guard" && !keeps) return hub;
	const live = { ...hub.live, lists: { ...hub.live.lists, ...hub.live.lists.for(user) } };
	if (!keeps) return { ...hub, live };
	return { ...hub, live, reader: readerFor(hub.reader, { user, kept }), statistics: hub.statistics.for(user) };
}

/** Reads what handlers look up by an id, or go through, but for what is kept from the person. */
function readerFor(reader: Reader, { user, kept }: { readonly user: string; readonly kept: Kept }): Reader {
	const known = <Q extends object>(query: Q) => ({ ...query, unseenBy: user });
	return {
		async entries(query) {
			const page = await reader.entries(query);
			return { ...page, items: page.items.flatMap((entry) => kept.entry(entry, user) ?? []) };
		},
		async entry(seq) {
			const entry = await reader.entry(seq);
			return entry && kept.entry(entry, user);
		},
		incidents: (query) => reader.incidents(known(query)),
		incident: async (id) => (kept.has(user, id) ? undefined : reader.incident(id)),
		alarms: (query) => reader.alarms(known(query)),
		alarm: async (id) => (kept.has(user, id) ? undefined : reader.alarm(id)),
		alarmsOf: async (id) => (kept.has(user, id) ? [] : reader.alarmsOf(id)),
		objects: (kind, query) => reader.objects(kind, known(query)),
		object: async (kind, id) => (kept.has(user, id) ? undefined : reader.object(kind, id)),
		async changesSince(since, closedAfter) {
			const { seq, changed } = await reader.changesSince(since, closedAfter);
			return { seq, changed: changed.flatMap((one) => kept.object(one, user) ?? []) };
		},
		devices: () => reader.devices(),
		device: (id) => reader.device(id),
		quarantined: (query) => reader.quarantined(query),
		quarantineCount: () => reader.quarantineCount(),
		rows: (sql, params) => reader.rows(sql, params),
		usePresenter: (presenter, name) => reader.usePresenter(presenter, name),
		present: (question, name) => reader.present(question, name),
		close: () => reader.close(),
	};
}
