import { contactPhone, endPhoneRoute, listPhones, readPhone, registerPhoneRoute } from "../../contract/http/phones.ts";
import { presentPhoneNow } from "../../contract/phone-shapes.ts";
import { instantOf } from "../../contract/primitives.ts";
import { endPhone } from "../../model/actions/end-phone.ts";
import { registerPhone } from "../../model/actions/register-phone.ts";
import { epochMs } from "../../model/fields.ts";
import type { Phone } from "../../model/objects/phone.ts";
import { Refusal } from "../../model/problem.ts";
import { askedAllWell } from "../all-well.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";
import { mayShare } from "../shared-position.ts";

/** One that was ended stays so. The binding stands with the entry, so that the session is known to be that phone's after a restart too. */
export const handleRegisterPhone = handle(registerPhoneRoute, async ({ input: { body }, ...call }) => {
	const { hub, principal } = call;
	const { phones, sessions } = hub.access;
	const { user, session } = principal;
	const { id } = body;
	if (principal.phone?.ended && principal.phone.id !== id) {
		const detail = `this session is bound to phone ${principal.phone.id}, which was ended; found ${id}`;
		throw new Refusal({ code: "forbidden", detail });
	}
	return phones.inTurn(async () => {
		const before = await hub.reader.object("phone", id);
		const ended = before?.endedAt === undefined ? {} : { ended: true as const };
		const isSame = before?.guard === user && before.app === body.app && before.model === body.model;
		if (before && isSame && principal.phone?.id === id) return { body: registered(before) };
		const bound =
			session === undefined ? undefined : sessions.binding(user, session, { id, ended: before?.endedAt !== undefined });
		const writes = bound ? { writes: bound.writes } : {};
		await takeAction(call, registerPhone, { data: asked({ ...body, ...ended }), ...writes });
		bound?.applied();
		const now = await hub.reader.object("phone", id);
		if (!now) throw new Error(`phone ${id} was registered, and it is not there`);
		return { body: registered(now) };
	});
});

export const handleListPhones = handle(listPhones, async ({ input: { query }, hub }) => {
	const page = await hub.reader.objects("phone", asked(query));
	const { contactOf } = hub.access.phones;
	return { body: { ...page, items: page.items.map((one) => presentPhoneNow(one, contactOf(one.id))) } };
});

export const handleReadPhone = handle(readPhone, async ({ input: { params }, hub }) => {
	const found = await phone(hub, params.id);
	return { body: presentPhoneNow(found, hub.access.phones.contactOf(found.id)), headers: { etag: `"${found.rev}"` } };
});

/** One that was ended already stays as it was. */
export const handleEndPhone = handle(endPhoneRoute, async ({ input: { params }, ...call }) =>
	call.hub.access.phones.inTurn(async () => {
		const { endedAt, id, guard } = await phone(call.hub, params.id);
		if (endedAt === undefined) await takeAction(call, endPhone, { data: { id } });
		// A lost phone shows nothing any more; the guard's others subscribe again when they are opened.
		await call.hub.access.push.endAll({ user: guard, by: `user:${call.principal.user}` });
		return { body: null };
	}),
);

export const handleContactPhone = handle(contactPhone, async ({ input: { body }, principal, hub }) => {
	const { id } = principal.phone ?? {};
	const known = id === undefined ? undefined : await hub.reader.object("phone", id);
	if (!known) {
		const detail = "this session is bound to no phone: register it first (POST /phones)";
		throw new Refusal({ code: "wrong-state", detail, state: "unregistered", allowed: ["register"] });
	}
	const now = hub.clock.now();
	const { at, ...said } = body;
	hub.access.phones.heard(known.id, { ...asked(said), at: now, aheadMs: epochMs(at) - now });
	const allWell = await askedAllWell(hub, principal.user);
	return {
		body: {
			...(known.endedAt !== undefined && { endedAt: instantOf(known.endedAt) }),
			...(allWell && { allWell: { askedAt: instantOf(allWell.askAt), due: instantOf(allWell.dueAt) } }),
			onDuty: hub.access.onDuty(principal.user),
			sharePosition: mayShare(hub, principal.user),
		},
	};
});

/** @throws {Refusal} `not-found`. */
async function phone({ reader }: Pick<Hub, "reader">, id: string): Promise<Phone> {
	const found = await reader.object("phone", id);
	if (!found) throw new Refusal({ code: "not-found", detail: `there is no phone ${id}` });
	return found;
}

function registered({ id, registeredAt, endedAt }: Phone) {
	return {
		id,
		registeredAt: instantOf(registeredAt),
		...(endedAt !== undefined && { endedAt: instantOf(endedAt) }),
	};
}
