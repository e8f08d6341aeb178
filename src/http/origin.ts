import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "../model/problem.ts";
import { bearerOf } from "./identity.ts";

/** What tells where a request comes from. */
type Headers = Pick<IncomingHttpHeaders, "origin" | "host" | "authorization"> & { readonly "sec-fetch-site"?: unknown };

/**
 * True if `origin` is the hub's own (its host and port are what the request was sent to) or listed by the site.
 */
export function isOwnOrigin(origin: string, host: string | undefined, allowed: readonly string[]): boolean {
	if (allowed.includes(origin)) return true;
	if (!URL.canParse(origin)) return false;
	const url = new URL(origin);
	return (url.protocol === "http:" || url.protocol === "https:") && host !== undefined && sameHost(url, host);
}

/** `Host` may name the default port, an origin never does (RFC 6454 §6.2). */
function sameHost(origin: URL, host: string): boolean {
	const sentTo = `${origin.protocol}//${host}`;
	return URL.canParse(sentTo) && new URL(sentTo).host === origin.host;
}

/**
 * Lets a write pass only if no other site made the browser send it. Without `Origin` it must be a script (bearer), or
 * a browser that says it is on the hub's own page, or no browser at all.
 *
 * @throws {Refusal} `foreign-origin`.
 */
export function checkWriteOrigin(headers: Headers, allowed: readonly string[]): void {
	const { origin, host, authorization } = headers;
	const site = headers["sec-fetch-site"];
	if (origin !== undefined) {
		if (isOwnOrigin(origin, host, allowed)) return;
		throw foreign(origin, host);
	}
	if (bearerOf(authorization) !== undefined || site === undefined || site === "same-origin") return;
	throw foreign(String(site), host);
}

/**
 * As for writes, but without `Origin` only a bearer token may follow (CONTRACT).
 *
 * @throws {Refusal} `foreign-origin`.
 */
export function checkUpgradeOrigin(headers: Headers, allowed: readonly string[]): void {
	const { origin, host, authorization } = headers;
	if (origin === undefined ? bearerOf(authorization) !== undefined : isOwnOrigin(origin, host, allowed)) return;
	throw foreign(origin ?? "no origin", host);
}

function foreign(found: string, host: string | undefined): Refusal {
	const detail = `found the origin ${found.slice(0, 200)}; allowed are ${host ?? "the hub's own"} and the site's allowedOrigins`;
	return new Refusal({ code: "foreign-origin", detail });
}
