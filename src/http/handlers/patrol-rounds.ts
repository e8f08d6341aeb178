import {
	addRoundRoute,
	assignRoundRoute,
	cancelRoundRoute,
	excuseRoundRoute,
	handOnRoundRoute,
	listRounds,
	readRound,
} from "../../contract/http/patrol-rounds.ts";
import { presentRound } from "../../contract/patrol-shapes.ts";
import { addRound } from "../../model/actions/add-round.ts";
import { assignRound } from "../../model/actions/assign-round.ts";
import { cancelRound } from "../../model/actions/cancel-round.ts";
import { excuseRound } from "../../model/actions/excuse-round.ts";
import { handOnRound } from "../../model/actions/hand-on-round.ts";
import { epochMs } from "../../model/fields.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { asked } from "../list.ts";

export const handleListRounds = handle(listRounds, async ({ input: { query }, principal, hub }) => {
	const { role, user } = principal;
	const mine = role === "guard" ? { guard: user } : {};
	return { body: await hub.live.lists.page({ list: "round", query: { ...asked(query), ...mine }, role }) };
});

export const handleReadRound = handle(readRound, async ({ input: { params }, principal, hub }) => {
	const round = await hub.reader.object("round", params.id);
	const { role, user } = principal;
	const theirs = role !== "guard" || round?.guard === user || round?.handedOn?.some(({ from }) => from === user);
	if (!round || !theirs) throw new Refusal({ code: "not-found", detail: `there is no round ${params.id}` });
	return { body: presentRound(round), headers: { etag: `"${round.rev}"` } };
});

export const handleAddRound = handle(addRoundRoute, async ({ input: { body }, ...call }) => {
	const { route, startsAt, guard, reason } = body;
	if (guard !== undefined) mustKnow(call.hub.access.people, [["guard", guard]]);
	const data = {
		route,
		...(startsAt !== undefined && { startsAt: epochMs(startsAt) }),
		...(guard !== undefined && { guard }),
		...(reason !== undefined && { reason }),
	};
	return shown(call.hub, `rnd-${await takeAction(call, addRound, { data })}`);
});

export const handleAssignRound = handle(assignRoundRoute, async ({ input: { params, body }, ...call }) => {
	mustKnow(call.hub.access.people, [["guard", body.guard]]);
	await takeAction(call, assignRound, { data: { ...body, id: params.id } });
	return shown(call.hub, params.id);
});

export const handleExcuseRound = handle(excuseRoundRoute, async ({ input: { params, body }, ...call }) => {
	await takeAction(call, excuseRound, { data: asked({ ...body, id: params.id }) });
	return shown(call.hub, params.id);
});

export const handleCancelRound = handle(cancelRoundRoute, async ({ input: { params, body }, ...call }) => {
	await takeAction(call, cancelRound, { data: { ...body, id: params.id } });
	return shown(call.hub, params.id);
});

export const handleHandOnRound = handle(handOnRoundRoute, async ({ input: { params, body }, ...call }) => {
	mustKnow(call.hub.access.people, [["to", body.to]]);
	await takeAction(call, handOnRound, { data: { ...body, id: params.id } });
	return shown(call.hub, params.id);
});

/** The round once it is done. */
async function shown({ reader }: Pick<Hub, "reader">, id: string) {
	const round = await reader.object("round", id);
	if (!round) throw new Error(`something was done about round ${id}, and it is not there`);
	return { body: presentRound(round), headers: { etag: `"${round.rev}"` } };
}
