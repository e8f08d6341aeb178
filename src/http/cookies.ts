import type { IncomingMessage } from "node:http";
import type { FastifyReply } from "fastify";
import { clientOf } from "../admission/client.ts";
import type { Hub } from "./hub.ts";

/** How a browser reaches the hub: by TLS or not, and below which path. */
export interface Reaching {
	readonly secure: boolean;
	/** `/`, or the base path. */
	readonly path: string;
}

/** Where the hub stands: whom it believes about a request, and below which path it is. */
export interface HubAddress extends Pick<Hub, "site"> {
	/** Empty at the root. */
	readonly basePath: string;
}

/** How the browser that sent a request reaches the hub, over a proxy that the site trusts or by itself. */
export function reachingOf(
	request: Pick<IncomingMessage, "headers" | "socket">,
	{ site, basePath }: HubAddress,
): Reaching {
	return { secure: clientOf(request, site().trustedProxies).secure, path: basePath || "/" };
}

const DAY_MS = 24 * 3_600_000;
/** What browsers allow at most (RFC 6265bis §5.5). */
const LONGEST_MS = 400 * DAY_MS;

/** The hub's cookies, and how long a browser keeps each; when what it stands for ends, the hub says. */
const COOKIES = {
	/** Outlives its session, whose end moves. */
	session: { name: "gatehouse", forMs: 30 * DAY_MS },
	/** What a browser carries of earlier sign-ins. */
	browser: { name: "gatehouse-browser", forMs: LONGEST_MS },
	/** A wall screen's; set anew each time that it looks what it is, so that it never runs out. */
	display: { name: "gatehouse-display", forMs: LONGEST_MS },
} as const;

export type Cookie = keyof typeof COOKIES;

/**
 * A cookie's name. By TLS its prefix has browsers take it from this very host by TLS alone (RFC 6265bis §4.1.3): no
 * neighbour's page and no plain request can plant one. `__Host-` wants the path `/`; below a base path it is `__Secure-`.
 */
export function cookieName(cookie: Cookie, { secure, path }: Reaching): string {
	const prefix = secure ? (path === "/" ? "__Host-" : "__Secure-") : "";
	return `${prefix}${COOKIES[cookie].name}`;
}

/** The value of one cookie, by the name that it has where it came from. */
export function cookieOf(header: string | undefined, cookie: Cookie, from: Reaching): string | undefined {
	const name = cookieName(cookie, from);
	return header
		?.split(";")
		.map((pair) => pair.trim())
		.find((pair) => pair.startsWith(`${name}=`))
		?.slice(name.length + 1);
}

/** Sets a cookie, or with `null` removes it. No script reads it, and no other site's page sends it along. */
export function setCookie(reply: FastifyReply, cookie: Cookie, value: string | null, at: Reaching): void {
	const options = { ...at, httpOnly: true, sameSite: "strict" } as const;
	const name = cookieName(cookie, at);
	if (value === null) reply.clearCookie(name, options);
	else reply.setCookie(name, value, { ...options, expires: new Date(Date.now() + COOKIES[cookie].forMs) });
}
