import type { Principal } from "../../access/principal.ts";
import { closeSession, openSession, readSession, redeemLink } from "../../contract/http/session.ts";
import { instantOf } from "../../contract/primitives.ts";
import { routesOf } from "../../contract/routes.ts";
import type { SessionShape } from "../../contract/session.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { openingOf } from "../opening-of.ts";

export const handleOpenSession = handle(openSession, async ({ input: { body }, hub, ...from }) => {
	const { browser, origin } = from;
	const { username: user, password, code, passkey } = body;
	const factor = { origin, ...(code !== undefined && { code }), ...(passkey && { passkey }) };
	const said = { user, password, ...factor, ...(browser !== undefined && { browser }) };
	return opened(hub, await hub.access.signIn({ ...said, ...openingOf(from) }), browser);
});

export const handleRedeemLink = handle(redeemLink, async ({ input: { body }, hub, ...from }) => {
	const { links, sessions } = hub.access;
	return opened(hub, await sessions.open(await links.redeem(body.token), openingOf(from)), from.browser);
});

export const handleReadSession = handle(readSession, async ({ principal, hub }) => ({
	body: await shown(hub, principal),
}));

export const handleCloseSession = handle(closeSession, async ({ hub, session }) => {
	if (session !== undefined) await hub.access.sessions.close(session);
	return { body: null, session: null };
});

/** Who signed in, with what the browser is to carry from now on. */
async function opened(hub: Pick<Hub, "access" | "reader">, session: { token: string }, browser: string | undefined) {
	const { access } = hub;
	const who = access.principal({ session: session.token });
	if (!who) throw new Error("a session ended as it was opened");
	return { body: await shown(hub, who), session, browser: await access.browsers.remember(browser, who.user) };
}

async function shown(
	{ access, reader }: Pick<Hub, "access" | "reader">,
	{ user, role, by, expiresAt, phone: on }: Omit<Principal, "ended">,
): Promise<SessionShape> {
	const { displayName = user, language } = access.people.find(user) ?? {};
	// The journal is asked only of a phone that was ended: a page asks this often.
	const endedAt = on?.ended ? (await reader.object("phone", on.id))?.endedAt : undefined;
	return {
		user,
		displayName,
		...(language && { language }),
		role,
		by,
		...(expiresAt !== undefined && { endsAt: instantOf(expiresAt), expiresAt: instantOf(expiresAt) }),
		...(on && { phone: { id: on.id, ...(endedAt !== undefined && { endedAt: instantOf(endedAt) }) } }),
		may: [...routesOf(role)],
	};
}
