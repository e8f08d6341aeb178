import { confirmShelvingRoute, listAlarms, shelveRoute, unshelveRoute } from "../../contract/http/alarms.ts";
import { presentAlarm } from "../../contract/present.ts";
import { confirmShelving } from "../../model/actions/confirm-shelving.ts";
import { shelve } from "../../model/actions/shelve.ts";
import { unshelve } from "../../model/actions/unshelve.ts";
import { Refusal } from "../../model/problem.ts";
import { type Actor, takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

export const handleListAlarms = handle(listAlarms, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "alarm", query: asked(query), role }),
}));

export const handleShelve = handle(shelveRoute, ({ input: { params, body }, ...call }) => {
	const data = { alarm: params.id, ...body, role: call.principal.role };
	return shown(call, params.id, () => takeAction(call, shelve, { data }));
});

export const handleUnshelve = handle(unshelveRoute, ({ input: { params, body }, ...call }) =>
	shown(call, params.id, () => takeAction(call, unshelve, { data: { alarm: params.id, ...body } })),
);

export const handleConfirmShelving = handle(confirmShelvingRoute, ({ input: { params }, ...call }) =>
	shown(call, params.id, () => takeAction(call, confirmShelving, { data: { alarm: params.id } })),
);

/** The alarm once it is done; one that is kept from who asks never was. */
async function shown(
	{ hub, principal }: Pick<Actor, "principal"> & { hub: Hub },
	id: string,
	act: () => Promise<number>,
) {
	const { reader, live } = hub;
	if (live.discreet.kept.has(principal.user, id)) throw none(id);
	try {
		await act();
	} catch (error) {
		throw error instanceof Refusal ? await explained(reader, error, id) : error;
	}
	const alarm = await reader.alarm(id);
	if (!alarm) throw new Error(`an action was taken on alarm ${id}, and it is not there`);
	return { body: presentAlarm(alarm), headers: { etag: `"${alarm.rev}"` } };
}

/** The engine knows alarms that stand only: what it does not know was reset (409), or never was (404). */
async function explained(reader: Hub["reader"], refusal: Refusal, id: string): Promise<Refusal> {
	const { code, state } = refusal.problem;
	if (code !== "wrong-state" || state !== undefined) return refusal;
	if (await reader.alarm(id)) return new Refusal({ ...refusal.problem, state: "resolved" });
	return none(id);
}

function none(id: string): Refusal {
	return new Refusal({ code: "not-found", detail: `there is no alarm ${id}` });
}
