import { X509Certificate } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import type { FastifyInstance, FastifyReply } from "fastify";
import { clientOf } from "../../admission/client.ts";
import type { Certificates } from "../../certificates/certificates.ts";
import type { CurrentSite } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { trustPage } from "./page.ts";
import { profileOf } from "./profile.ts";
import { TRUST_STYLE } from "./style.ts";

interface Parts {
	readonly site: CurrentSite;
	/** Where the hub is below its origin. */
	readonly basePath: string;
	/** Absent where the hub speaks no TLS. */
	readonly certificates?: Certificates;
	/** The port that it listens on. */
	readonly port: () => number;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** Serves `/trust` and what can be got there, to anybody: who is to trust the hub can't have signed in yet. */
export function serveTrust(app: FastifyInstance, { site, basePath, certificates, port }: Parts): void {
	const hidden = { schema: { hide: true } };
	app.get<{ Querystring: { language?: unknown } }>("/trust", hidden, (request, reply) => {
		// Its links are relative, so that they hold behind a prefix too.
		if (/^[^?]*\/(\?|$)/.test(request.url)) return reply.redirect("../trust");
		const language = languageOf(request.query.language, request.headers["accept-language"]);
		const { fingerprint, hosts = [] } = certificates?.standing ?? {};
		const host = request.headers.host ?? "";
		const scheme = clientOf(request.raw, site().trustedProxies).secure ? "https" : "http";
		const page = trustPage(
			{
				site: site().words,
				...(fingerprint !== undefined && { fingerprint }),
				hasAuthority: certificates?.authority !== undefined,
				address: addressOf({ host, hosts, port: port(), scheme, basePath }),
			},
			language,
		);
		return plain(reply, "text/html; charset=utf-8", page).header("vary", "accept-language");
	});
	app.get("/trust/style.css", hidden, (_request, reply) => plain(reply, "text/css; charset=utf-8", TRUST_STYLE));
	const authority = certificates?.authority;
	if (authority === undefined) return;
	const { raw } = new X509Certificate(authority);
	const files: readonly (readonly [string, string, string | Buffer])[] = [
		["authority.crt", "application/x-x509-ca-cert", raw],
		["authority.pem", "application/x-pem-file", authority],
		["authority.mobileconfig", "application/x-apple-aspen-config", profileOf(authority, nameOf(authority))],
	];
	for (const [name, type, content] of files) {
		app.get(`/trust/${name}`, hidden, (_request, reply) => plain(reply, type, content));
	}
}

function plain(reply: FastifyReply, type: string, content: string | Buffer): FastifyReply {
	return reply.type(type).header("cache-control", "no-cache").send(content);
}

/** The language that was asked for, else the browser's, else Chinese as on the console. */
function languageOf(asked: unknown, accepted = ""): keyof Words {
	if (asked === "en" || asked === "zh-CN") return asked;
	const [first = ""] = accepted.split(",");
	return first.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

/**
 * Where a phone reaches the hub: as whoever asks does, where the certificate is for that and it is no loopback; else by an
 * address, which needs no name server; else by a name.
 */
export function addressOf(asked: Reached): string {
	return `${reachedAt(asked)}/trust`;
}

/** How a request came, or as whom the hub may be asked. */
interface Reached {
	/** `Host` of a request; empty where nobody asks. */
	readonly host: string;
	/** What the certificate is for. */
	readonly hosts: readonly string[];
	readonly port: number;
	readonly scheme: "http" | "https";
	readonly basePath?: string;
}

/** The address of the hub that another machine can open, with its base path and no slash after it. */
export function reachedAt({ host, hosts, port, scheme, basePath = "" }: Reached): string {
	const asked = URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`) : undefined;
	const name = asked?.hostname.replace(/^\[|\]$/g, "");
	const reachable = hosts.filter((one) => !LOOPBACK.test(one));
	if (asked && name !== undefined && (reachable.includes(name) || hosts.length === 0))
		return `${asked.origin}${basePath}`;
	const [best = name ?? "localhost"] = [...reachable].sort((a, b) => rank(a) - rank(b));
	return `${new URL(`${scheme}://${isIPv6(best) ? `[${best}]` : best}:${port}`).origin}${basePath}`;
}

function rank(host: string): number {
	return isIPv4(host) ? 0 : isIPv6(host) ? 1 : 2;
}

function nameOf(authority: string): string {
	return /^CN=(.*)$/m.exec(new X509Certificate(authority).subject)?.[1] ?? "Gatehouse";
}
