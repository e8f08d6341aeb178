import type { IncomingMessage } from "node:http";
import { type Client, clientOf } from "../admission/client.ts";
import { type Problem, Refusal } from "../model/problem.ts";
import type { Hub } from "./hub.ts";
import { bearerOf } from "./identity.ts";

type Parts = Pick<Hub, "site" | "log">;
type Asking = Pick<IncomingMessage, "headers" | "socket">;

/** Whence a request may come. */
interface Own {
	readonly host: string | undefined;
	/** How its browser speaks to the hub, or to a proxy before it. */
	readonly client: Client;
	/** What the site lists besides. */
	readonly allowed: readonly string[];
}

/**
 * True if `origin` is the hub's own (its scheme, host and port are what the request was sent to) or listed by the site.
 */
function isOwnOrigin(origin: string, { host, client, allowed }: Own): boolean {
	return allowed.includes(origin) || (host !== undefined && origin === originAt(host, client.secure));
}

/** `Host` may name the default port, an origin never does (RFC 6454 §6.2). */
export function originAt(host: string, secure: boolean): string | undefined {
	const sentTo = `${secure ? "https" : "http"}://${host}`;
	return URL.canParse(sentTo) ? new URL(sentTo).origin : undefined;
}

/**
 * Lets a write pass only if no other site made the browser send it. Without `Origin` it must be a script (bearer), or
 * a browser that says it is on the hub's own page, or no browser at all.
 *
 * @throws {Refusal} `foreign-origin`.
 */
export function checkWriteOrigin(request: Asking, parts: Parts): void {
	const { authorization, "sec-fetch-site": site } = request.headers;
	checkOrigin(request, parts, bearerOf(authorization) !== undefined || site === undefined || site === "same-origin");
}

/**
 * As for writes, but without `Origin` only a bearer token may follow (CONTRACT).
 *
 * @throws {Refusal} `foreign-origin`.
 */
export function checkUpgradeOrigin(request: Asking, parts: Parts): void {
	checkOrigin(request, parts, bearerOf(request.headers.authorization) !== undefined);
}

/** A device sends no `Origin`. @throws {Refusal} `foreign-origin`. */
export function checkDeviceOrigin(request: Asking, parts: Parts): void {
	checkOrigin(request, parts, true);
}

function checkOrigin(request: Asking, { site, log }: Parts, mayHaveNone: boolean): void {
	const { origin, host, "sec-fetch-site": fetchSite } = request.headers;
	const { allowedOrigins: allowed, trustedProxies } = site();
	const client = clientOf(request, trustedProxies);
	if (origin === undefined ? mayHaveNone : isOwnOrigin(origin, { host, client, allowed })) return;
	const found = (origin ?? fetchSite?.toString() ?? "none").slice(0, 200);
	const { setting, problem } = foreign(found, { host, client, allowed });
	const about = { origin: found, host: host?.slice(0, 200), from: client.address, setting };
	log.warn(about, `a foreign origin was refused: if it is the hub's own, the site's file lacks ${setting}`);
	throw new Refusal(problem);
}

/**
 * What was found, and the setting of the site's file that is missing if the page is the hub's own all the same: only the
 * scheme is another where a proxy that nobody named takes TLS off. Pages read the sentence (`web/app/refusal.ts`).
 */
function foreign(
	found: string,
	{ host, client }: Own,
): { setting: "allowedOrigins" | "trustedProxies"; problem: Problem } {
	const { secure, address, unknownProxy } = client;
	const own = host === undefined ? undefined : originAt(host, secure);
	const code = "foreign-origin";
	if (host !== undefined && !secure && found === originAt(host, true)) {
		const by = unknownProxy ?? address;
		const detail = `found the origin ${found}, but without TLS from ${by}, which is none of the site's trustedProxies`;
		return { setting: "trustedProxies", problem: { code, detail } };
	}
	const detail = `found the origin ${found}; allowed are ${own ?? "the hub's own"} and the site's allowedOrigins`;
	return { setting: "allowedOrigins", problem: { code, detail } };
}
