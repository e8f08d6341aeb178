import type { Principal } from "../../access/principal.ts";
import {
	acceptDispatchRoute,
	arriveRoute,
	declineDispatchRoute,
	dispatchReceivedRoute,
	dispatchSeenRoute,
	endDispatchRoute,
	listProposals,
} from "../../contract/http/dispatches.ts";
import { instantOf } from "../../contract/primitives.ts";
import { acceptDispatch } from "../../model/actions/accept-dispatch.ts";
import { arrive } from "../../model/actions/arrive.ts";
import { declineDispatch } from "../../model/actions/decline-dispatch.ts";
import { dispatchReceived } from "../../model/actions/dispatch-received.ts";
import { dispatchSeen } from "../../model/actions/dispatch-seen.ts";
import { endDispatch } from "../../model/actions/end-dispatch.ts";
import type { Dispatch } from "../../model/dispatch.ts";
import type { Incident } from "../../model/incident.ts";
import { Refusal } from "../../model/problem.ts";
import { proposals } from "../../model/proposal.ts";
import { takeAction } from "../append-action.ts";
import { type Call, handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { reachOf } from "../reach.ts";
import { answeredTo } from "../shown-incident.ts";

export const handleAcceptDispatch = handle(acceptDispatchRoute, (call) => said(acceptDispatch, call));
export const handleDeclineDispatch = handle(declineDispatchRoute, (call) => said(declineDispatch, call));
export const handleArrive = handle(arriveRoute, (call) => said(arrive, call));
export const handleEndDispatch = handle(endDispatchRoute, (call) => said(endDispatch, call));
export const handleDispatchReceived = handle(dispatchReceivedRoute, (call) => confirmed(dispatchReceived, call));
export const handleDispatchSeen = handle(dispatchSeenRoute, (call) => confirmed(dispatchSeen, call));

/** What the guard's own phone confirms. */
async function confirmed(
	action: typeof dispatchReceived | typeof dispatchSeen,
	{ input: { params }, ...call }: Call<typeof dispatchReceivedRoute>,
) {
	const { incident, dispatch } = await sent(call.hub.reader, params.id);
	speaksFor(call.principal, dispatch);
	await takeAction(call, action, { data: { incident: incident.id, dispatch: params.id } });
	return answer(call, incident);
}

/** What becomes of a guard who was sent: said by the guard, or by operator and captain on their behalf. */
async function said(
	action: typeof acceptDispatch | typeof declineDispatch | typeof arrive | typeof endDispatch,
	{ input: { params, body }, ...call }: Call<typeof acceptDispatchRoute>,
) {
	const { incident, dispatch } = await sent(call.hub.reader, params.id);
	const onBehalf = speaksFor(call.principal, dispatch);
	const data = { incident: incident.id, dispatch: params.id, ...body, ...(onBehalf && { onBehalf: true as const }) };
	await takeAction(call, action, { data });
	return answer(call, incident);
}

export const handleListProposals = handle(listProposals, async ({ input: { params }, principal, hub }) => {
	const { id } = params;
	const incident = await hub.reader.incident(id);
	if (!incident) throw new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
	// How far each guard is from it tells where it is.
	if (incident.discreet) await hub.viewings.note(principal, id);
	const shifts = await hub.reader.objects("shift", { open: true, limit: 1, order: "desc" });
	const away = await onWhatIsKept(hub);
	const guards = (shifts.items[0]?.guards ?? []).map((one) =>
		away.has(one.guard) ? { ...one, busy: true as const } : one,
	);
	const all = proposals(hub.site(), guards, incident);
	const items = all.map(({ seenAt, ...one }) => ({
		...one,
		reach: reachOf(hub, one.guard),
		...(seenAt !== undefined && { seenAt: instantOf(seenAt) }),
	}));
	return { body: { items } };
});

/** Guards who are on the way to what is kept from somebody: the shift, which that one may read, does not say it. */
async function onWhatIsKept({ reader, live }: Pick<Hub, "reader" | "live">): Promise<ReadonlySet<string>> {
	if (!live.discreet.kept.any) return new Set();
	const { items } = await reader.incidents({ open: true, limit: LOOKED_AT, order: "desc" });
	const kept = items.filter(({ keptFrom }) => keptFrom !== undefined);
	const sent = kept.flatMap(({ dispatches = [] }) => dispatches.filter(({ state }) => UNDER_WAY.includes(state)));
	return new Set(sent.map(({ guard }) => guard));
}

/** More open incidents than this nobody can handle. */
const LOOKED_AT = 1_000;
const UNDER_WAY: readonly Dispatch["state"][] = ["sent", "accepted", "arrived"];

async function answer(
	{ hub, principal }: Pick<Call<typeof acceptDispatchRoute>, "hub" | "principal">,
	incident: Incident,
) {
	const now = (await hub.reader.incident(incident.id)) ?? incident;
	return { body: answeredTo(principal, now, { hides: hub.live.discreet.has }), headers: { etag: `"${now.rev}"` } };
}

/** The dispatch, in the incident that it belongs to now. Its id names the entry that sent it. */
async function sent(
	reader: Hub["reader"],
	id: string,
): Promise<{ readonly incident: Incident; readonly dispatch: Dispatch }> {
	const seq = Number(/^dsp-(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN);
	const entry = Number.isNaN(seq) ? undefined : await reader.entry(seq);
	// Where the guard was called off from somewhere else, the entry may stand in the timeline of that one.
	const named = entry?.data.incident ?? entry?.incident;
	let incident = typeof named === "string" ? await reader.incident(named) : undefined;
	while (incident?.mergedInto !== undefined) incident = await reader.incident(incident.mergedInto);
	const dispatch = incident?.dispatches?.find((one) => one.id === id);
	if (incident && dispatch) return { incident, dispatch };
	throw new Refusal({ code: "not-found", detail: `there is no dispatch ${id}` });
}

/** True for who speaks on behalf of the guard that was sent. @throws {Refusal} A guard, and it is another who was sent. */
function speaksFor({ user, role }: Principal, { id, guard }: Dispatch): boolean {
	if (user === guard) return false;
	if (role !== "guard") return true;
	throw new Refusal({ code: "forbidden", detail: `dispatch ${id} is another guard's; found ${user}` });
}
