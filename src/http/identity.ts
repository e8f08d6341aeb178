import type { IncomingHttpHeaders } from "node:http";
import type { Access } from "../access/open.ts";
import type { Principal } from "../access/principal.ts";
import { Refusal } from "../model/problem.ts";
import type { Role } from "../model/role.ts";
import { cookieOf, type Reaching } from "./cookies.ts";

/** What a request brings along to say who it is from. */
export interface Credential {
	readonly session?: string;
	readonly bearer?: string;
	/** Of a wall screen, which is nobody. */
	readonly display?: string;
}

/** The cookies and the bearer token of a request, unchecked. */
export function credentialOf({ cookie, authorization }: IncomingHttpHeaders, from: Reaching): Credential {
	const session = cookieOf(cookie, "session", from);
	const display = cookieOf(cookie, "display", from);
	const bearer = bearerOf(authorization);
	return {
		...(session !== undefined && { session }),
		...(display !== undefined && { display }),
		...(bearer !== undefined && { bearer }),
	};
}

/** The bearer token that a script sends along (RFC 6750 §2.1); of any other scheme there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
	return authorization?.match(/^Bearer +(\S+) *$/i)?.[1];
}

/** The wall screen that asks, if one does, with its token. */
export function wallScreen({ displays }: Access, { display: token }: Credential) {
	const found = token === undefined ? undefined : displays.viewer(token);
	return found && token !== undefined ? { ...found, token } : undefined;
}

/** What is asked for: by whom it may be, and whether a phone that was ended may still. */
interface Asked {
	readonly roles: readonly Role[];
	readonly endedPhone?: true | undefined;
}

/**
 * Who is asking, if they may.
 *
 * @throws {Refusal} `unauthenticated`, `forbidden`.
 */
export function authorise(access: Access, credential: Credential, { roles, endedPhone }: Asked): Principal {
	const who = access.principal(credential);
	if (!who) throw new Refusal({ code: "unauthenticated", detail: "sign in first, or send a bearer token" });
	if (who.phone?.ended && !endedPhone) {
		const detail = "this phone was ended: it may only upload what it holds, and sign out";
		throw new Refusal({ code: "forbidden", detail });
	}
	if (roles.includes(who.role)) return who;
	throw new Refusal({ code: "forbidden", detail: `found the role ${who.role}; allowed: ${roles.join(", ")}` });
}
