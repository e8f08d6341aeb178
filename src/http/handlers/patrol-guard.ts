import { createHash } from "node:crypto";
import { z } from "zod";
import type { Principal } from "../../access/principal.ts";
import {
	acceptCheckinRoute,
	allWellRoute,
	assignFindingRoute,
	checkInRoute,
	closeFindingRoute,
	listFindings,
	pictureFindingRoute,
	pressSosRoute,
	reportFindingRoute,
} from "../../contract/http/patrol-guard.ts";
import { presentFinding, presentRound } from "../../contract/patrol-shapes.ts";
import { acceptCheckin } from "../../model/actions/accept-checkin.ts";
import { allWell } from "../../model/actions/all-well.ts";
import { assignFinding } from "../../model/actions/assign-finding.ts";
import { closeFinding } from "../../model/actions/close-finding.ts";
import { pictureFinding } from "../../model/actions/picture-finding.ts";
import { pressSos } from "../../model/actions/press-sos.ts";
import { reportFinding } from "../../model/actions/report-finding.ts";
import { deviceOf } from "../../model/entry.ts";
import { epochMs } from "../../model/fields.ts";
import type { Finding } from "../../model/objects/finding.ts";
import { CHECKINS_MAX } from "../../model/patrol.ts";
import { Refusal } from "../../model/problem.ts";
import { faultOfJpeg } from "../../snapshots/jpeg.ts";
import { takeAction } from "../append-action.ts";
import { takeCheckins } from "../checkins.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { asked } from "../list.ts";
import { mayShare } from "../shared-position.ts";
import { answeredTo } from "../shown-incident.ts";

export const handleCheckIn = handle(checkInRoute, async ({ input: { body }, hub, principal }) => {
	const { checkins, sentAt } = body;
	if (checkins.length > CHECKINS_MAX) {
		const found = `${checkins.length} check-ins`;
		const expected = `1 to ${CHECKINS_MAX} at once`;
		const mistakes = [{ path: "body.checkins", found, expected }];
		throw new Refusal({ code: "too-large", detail: `checkins: found ${found}, expected ${expected}`, mistakes });
	}
	return {
		body: { items: await takeCheckins(hub, { ...principal, sentAt }, checkins) },
	};
});

const said = z.object({
	guard: z.string(),
	checkpoint: z.string().optional(),
	code: z.string().optional(),
	proved: z.object({ checkpoint: z.string().optional() }).optional(),
	method: z.string(),
	at: z.string().optional(),
});

/** What a check-in said stands in its entry: a reader's and a phone's alike. */
export const handleAcceptCheckin = handle(acceptCheckinRoute, async ({ input: { params, body }, ...call }) => {
	const { reader } = call.hub;
	const { seq } = params;
	const entry = await reader.entry(seq);
	const kept = said.safeParse(entry?.data);
	const { data: its } = kept;
	const named = its?.proved?.checkpoint ?? its?.checkpoint ?? its?.code;
	const checkpoint = (entry && deviceOf(entry.source)) ?? named;
	if (!entry || !kept.success || checkpoint === undefined || !isCheckin(entry.type)) {
		throw new Refusal({ code: "not-found", detail: `entry ${seq} is no check-in` });
	}
	const { guard, method, at } = kept.data;
	const { receivedAt } = entry;
	const checkin = { guard, checkpoint, method, receivedAt, at: at === undefined ? entry.at : epochMs(at) };
	const accepted = await takeAction(call, acceptCheckin, { data: { ...asked({ ...body }), seq, checkin } });
	const round = await roundOf(call.hub, seq, accepted);
	return { body: presentRound(round), headers: { etag: `"${round.rev}"` } };
});

function isCheckin(type: string): boolean {
	return type.startsWith("patrol.checkin");
}

/** The round in which a check-in counts: the acceptance was the last to change it. */
async function roundOf({ reader }: Pick<Hub, "reader">, seq: number, rev: number) {
	const { changed } = await reader.changesSince(rev - 1, Number.MAX_SAFE_INTEGER);
	for (const one of changed) {
		if (one.kind !== "round" || !("value" in one)) continue;
		if (one.value.stops.some(({ visit }) => visit?.seq === seq)) return one.value;
	}
	const all = changed.flatMap((one) => (one.kind === "round" && "value" in one && one.rev === rev ? [one.value] : []));
	const [round] = all;
	if (!round) throw new Error(`check-in ${seq} was accepted, and no round has changed`);
	return round;
}

export const handleListFindings = handle(listFindings, async ({ input: { query }, principal, hub }) => {
	const { role, user } = principal;
	const mine = role === "guard" ? { guard: user } : {};
	return { body: await hub.live.lists.page({ list: "finding", query: { ...asked(query), ...mine }, role }) };
});

export const handleReportFinding = handle(reportFindingRoute, async ({ input: { body }, ...call }) => {
	const { id, position, ...rest } = body;
	const enter = (shares: boolean) =>
		takeAction({ ...call, key: id }, reportFinding, { data: asked({ ...rest, ...(shares && { position }) }) });
	const shares = mayShare(call.hub, call.principal.user);
	const seq = await enter(shares).catch((error: unknown) => {
		// Sent again when positions are dropped, or are not any more, it is the same finding still.
		const isKnown = error instanceof Refusal && error.problem.code === "key-reused" && position !== undefined;
		if (!isKnown) throw error;
		return enter(!shares);
	});
	return finding(call.hub, `fnd-${seq}`);
});

export const handleAssignFinding = handle(assignFindingRoute, async ({ input: { params, body }, ...call }) => {
	mustKnow(call.hub.access.people, [["owner", body.owner]]);
	const data = { id: params.id, owner: body.owner, dueAt: epochMs(body.dueAt) };
	await takeAction(call, assignFinding, { data }).catch(explained(call.hub, params.id));
	return finding(call.hub, params.id);
});

export const handleCloseFinding = handle(closeFindingRoute, async ({ input: { params, body }, ...call }) => {
	await takeAction(call, closeFinding, { data: asked({ ...body, id: params.id }) }).catch(
		explained(call.hub, params.id),
	);
	return finding(call.hub, params.id);
});

export const handlePictureFinding = handle(pictureFindingRoute, async ({ input: { params, body }, ...call }) => {
	const { hub } = call;
	const bytes = Uint8Array.from(body);
	const wrong = faultOfJpeg(bytes);
	if (wrong !== undefined) throw new Refusal({ code: "invalid", detail: `the photo is no JPEG: ${wrong}` });
	const before = await findingNamed(hub.reader, params.id, call.principal);
	const { id, owner } = before;
	const { user, role } = call.principal;
	const closing = owner !== undefined && (role !== "guard" || owner === user);
	await hub.album.keep(bytes, async (hash) => {
		const key = createHash("sha256").update(`${id} ${closing} ${hash}`).digest("base64url");
		const data = { id, hash, ...(closing && { closing: true as const }) };
		const row = {
			sql: "INSERT INTO picture (seq, hash, device, received_at) VALUES ((SELECT max(seq) FROM entry), ?, ?, ?)",
			params: [hash, user, hub.clock.now()],
		};
		await takeAction({ ...call, key }, pictureFinding, { data, writes: [row] }).catch(explained(hub, id));
	});
	return finding(hub, id);
});

export const handlePressSos = handle(pressSosRoute, async ({ input: { body }, ...call }) => {
	const { hub, principal } = call;
	const { id, ...rest } = body;
	const seq = await takeAction({ ...call, key: id }, pressSos, { data: { ...asked(rest), guard: principal.user } });
	const named = (await hub.reader.entry(seq))?.incident;
	let incident = named === undefined ? undefined : await hub.reader.incident(named);
	while (incident?.mergedInto !== undefined) incident = await hub.reader.incident(incident.mergedInto);
	if (!incident) throw new Error(`entry ${seq} called for help, and there is no incident of it`);
	const shown = answeredTo(principal, incident, { hides: hub.live.discreet.has });
	// Where the hub takes them to be is for who calls to know.
	const { zone } = incident;
	return { body: { ...shown, ...(zone !== undefined && { zone }) }, headers: { etag: `"${incident.rev}"` } };
});

export const handleAllWell = handle(allWellRoute, async ({ input: { body }, ...call }) => {
	const { id, ...rest } = body;
	const data = { ...asked(rest), guard: call.principal.user };
	return { body: { seq: await takeAction({ ...call, key: id }, allWell, { data }) } };
});

/**
 * By the hub's id or the phone's own; a guard's are those that they reported or see to.
 *
 * @throws {Refusal} `not-found`.
 */
async function findingNamed(
	reader: Pick<Hub["reader"], "object" | "rows">,
	id: string,
	{ user, role }: Pick<Principal, "user" | "role">,
): Promise<Finding> {
	const found = (await reader.object("finding", id)) ?? (await findingReported(reader, { id, by: user }));
	if (found && (role !== "guard" || found.by === user || found.owner === user)) return found;
	throw new Refusal({ code: "not-found", detail: `there is no finding ${id}` });
}

/** A phone's id stands for one thing of its guard's, and may for another of somebody else's. */
async function findingReported(
	reader: Pick<Hub["reader"], "object" | "rows">,
	{ id, by }: { readonly id: string; readonly by: string },
): Promise<Finding | undefined> {
	const sql =
		"SELECT id FROM object WHERE kind = 'finding' AND value ->> '$.reportId' = ? AND value ->> '$.by' = ? LIMIT 1";
	const [row] = await reader.rows(sql, [id, by]);
	return row && reader.object("finding", String(row.id));
}

/** The engine knows findings that are open: what it does not know was closed (409), or never was (404). */
function explained({ reader }: Pick<Hub, "reader">, id: string): (error: unknown) => Promise<never> {
	return async (error) => {
		if (!(error instanceof Refusal) || error.problem.code !== "wrong-state") throw error;
		if (await reader.object("finding", id)) throw error;
		throw new Refusal({ code: "not-found", detail: `there is no finding ${id}` });
	};
}

async function finding({ reader }: Pick<Hub, "reader">, id: string) {
	const found = await reader.object("finding", id);
	if (!found) throw new Error(`finding ${id} was kept, and it is not there`);
	return { body: presentFinding(found), headers: { etag: `"${found.rev}"` } };
}
