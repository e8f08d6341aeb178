import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { TLSSocket } from "node:tls";

/** Who a request is from, as far as those are believed who passed it on. */
export interface Client {
	/** The address that it comes from: of the chain of proxies the last that is none of the site's own. */
	readonly address: string;
	/** Its browser speaks TLS, with the hub or with a proxy of the site. */
	readonly secure: boolean;
	/** It says that it was passed on, by an address (this one) that is no proxy of the site: nothing of that is believed. */
	readonly unknownProxy?: string;
}

/** What says that a request was passed on (the usual names; RFC 7239's own is written by hardly any proxy). */
const FORWARDED = ["x-forwarded-for", "x-forwarded-proto", "forwarded"] as const;

/**
 * Who a request is from. `X-Forwarded-For` and `-Proto` are believed only from the site's own proxies (addresses or
 * networks): anybody can write them, and a proxy adds the address that it saw to the right of what came along.
 */
export function clientOf(
	{ headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
	proxies: readonly string[],
): Client {
	const peer = socket.remoteAddress ?? "unknown";
	const direct = socket instanceof TLSSocket;
	if (!isAmong(proxies, peer)) {
		const passedOn = FORWARDED.some((name) => headers[name] !== undefined);
		return { address: peer, secure: direct, ...(passedOn && { unknownProxy: peer }) };
	}
	const scheme = lastOf(headers["x-forwarded-proto"])?.toLowerCase();
	return {
		address: realAddress(peer, headers["x-forwarded-for"], proxies),
		secure: scheme === "https" || scheme === "http" ? scheme === "https" : direct,
	};
}

/** Whether the address is one of these, or in one of these networks. */
export function isAmong(listed: readonly string[], address: string): boolean {
	const version = isIP(address);
	return version !== 0 && listOf(listed).check(address, version === 4 ? "ipv4" : "ipv6");
}

/** Goes from the hub towards the browser as long as it meets proxies of the site. */
function realAddress(peer: string, forwardedFor: string | string[] | undefined, proxies: readonly string[]): string {
	let address = peer;
	for (const hop of String(forwardedFor ?? "")
		.split(",")
		.toReversed()) {
		const before = addressIn(hop.trim());
		if (!isAmong(proxies, address) || before === undefined) break;
		address = before;
	}
	return address;
}

/** An address, also one written with its port (`192.0.2.7:4711`, `[2001:db8::1]:4711`); undefined for anything else. */
function addressIn(hop: string): string | undefined {
	const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
	return isIP(bare) === 0 ? undefined : bare;
}

function lastOf(header: string | string[] | undefined): string | undefined {
	return String(header ?? "")
		.split(",")
		.at(-1)
		?.trim();
}

const lists = new WeakMap<readonly string[], BlockList>();

function listOf(listed: readonly string[]): BlockList {
	const known = lists.get(listed);
	if (known) return known;
	const list = new BlockList();
	for (const one of listed) {
		const [address = "", bits] = one.split("/");
		const family = isIP(address) === 4 ? "ipv4" : "ipv6";
		if (bits === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(bits), family);
	}
	lists.set(listed, list);
	return list;
}
