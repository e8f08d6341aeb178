import type { Site } from "../../model/site.ts";
import type { Credentials, Match } from "../credentials.ts";
import type { ConnectPacket } from "./connect-packet.ts";
import { type Client, clientOf, publishRoute, strangerOf } from "./rights.ts";

/** Who signed in, and with whose secret. */
export interface SignedIn {
	readonly client: Client;
	readonly by: Match;
}

/** Why not: the CONNACK code (4: name or password, 5: not authorized), and the reason for the log. */
export interface NotSignedIn {
	readonly code: 4 | 5;
	readonly why: string;
}

/**
 * Judges a CONNECT that is well-formed. A device or gateway signs in with its id as user name and client id, also one that
 * the site's file does not know, as long as its secret was not revoked: its panic must not end at the door. A reader
 * may have any client id that is no device's, so that it can take over no device's connection. Whoever has shown the
 * certificate of a device (`certified`, its id) is that device and no other, with or without a password.
 */
export function signIn(
	site: Site,
	credentials: Credentials,
	connectPacket: ConnectPacket,
	certified?: string,
): SignedIn | NotSignedIn {
	if (certified !== undefined) return signInCertified(site, credentials, connectPacket, certified);
	const { userName, password, clientId, will } = connectPacket;
	if (userName === undefined || password === undefined) return { code: 4, why: "no user name or no password" };
	const by = credentials.match(userName, password);
	if (!by) return { code: 4, why: "wrong user name or password" };
	if (by === "reader") {
		if (clientOf(site, clientId)) return { code: 5, why: `client id ${JSON.stringify(clientId)} is a device's` };
		if (will) return { code: 5, why: "a reader has no last will" };
		return { client: { id: userName, role: "reader", speaksFor: new Set() }, by };
	}
	const client = clientOf(site, userName) ?? (by === "device" ? strangerOf(userName) : undefined);
	if (!client) return { code: 5, why: "no device or gateway of this site" };
	return asDevice(site, connectPacket, client) ?? { client, by };
}

function signInCertified(
	site: Site,
	credentials: Credentials,
	connectPacket: ConnectPacket,
	id: string,
): SignedIn | NotSignedIn {
	const { userName = id } = connectPacket;
	if (userName !== id) return { code: 5, why: `user name ${JSON.stringify(userName)}, but the certificate is ${id}'s` };
	if (!credentials.acceptCertificate(id)) return { code: 5, why: "its credentials were revoked" };
	const client = clientOf(site, id) ?? strangerOf(id);
	return asDevice(site, connectPacket, client) ?? { client, by: "device" };
}

/** What keeps a device whose secret or certificate is right from coming in. */
function asDevice(site: Site, { clientId, will }: ConnectPacket, client: Client): NotSignedIn | undefined {
	if (clientId !== client.id) return { code: 5, why: `client id ${JSON.stringify(clientId)}, expected ${client.id}` };
	if (will && !publishRoute(site, client, will.topic))
		return { code: 5, why: `a last will on ${JSON.stringify(will.topic)}, outside its own topics` };
	return undefined;
}
