import type { IncomingHttpHeaders } from "node:http";
import type { Access } from "../access/open.ts";
import type { Principal } from "../access/principal.ts";
import { Refusal } from "../model/problem.ts";
import type { Role } from "../model/role.ts";

export const COOKIE = "gatehouse";
/** What a browser carries of earlier sign-ins. */
export const BROWSER_COOKIE = "gatehouse-browser";

/** What a request brings along to say who it is from. */
export interface Credential {
	readonly session?: string;
	readonly bearer?: string;
}

/** The session cookie and the bearer token of a request, unchecked. */
export function credentialOf({ cookie, authorization }: IncomingHttpHeaders): Credential {
	const session = cookieOf(cookie, COOKIE);
	const bearer = authorization?.match(/^Bearer +(\S+) *$/i)?.[1];
	return { ...(session !== undefined && { session }), ...(bearer !== undefined && { bearer }) };
}

/** The value of one cookie. */
export function cookieOf(cookie: string | undefined, name: string): string | undefined {
	return cookie
		?.split(";")
		.map((pair) => pair.trim())
		.find((pair) => pair.startsWith(`${name}=`))
		?.slice(name.length + 1);
}

/**
 * Who is asking, if they may.
 *
 * @throws {Refusal} `unauthenticated`, `forbidden`.
 */
export function authorise(access: Access, credential: Credential, roles: readonly Role[]): Principal {
	const who = access.principal(credential);
	if (!who) throw new Refusal({ code: "unauthenticated", detail: "sign in first, or send a bearer token" });
	if (roles.includes(who.role)) return who;
	throw new Refusal({ code: "forbidden", detail: `found the role ${who.role}; allowed: ${roles.join(", ")}` });
}
