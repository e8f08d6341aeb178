import type { IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientOf, isAmong } from "../../src/admission/client.ts";

const PROXIES = ["10.0.0.2", "10.1.0.0/16", "2001:db8::/32"];

/** Who a request is from that comes from this address with these headers. */
function from(peer: string, headers: IncomingHttpHeaders, proxies: readonly string[] = PROXIES) {
	const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: peer });
	return clientOf({ headers, socket }, proxies);
}

const CASES: readonly [what: string, peer: string, forwardedFor: string, client: string][] = [
	["what a stranger writes is not believed", "192.0.2.9", "10.9.9.9", "192.0.2.9"],
	["a proxy of the site is", "10.0.0.2", "198.51.100.7", "198.51.100.7"],
	["also where it reaches an IPv6 socket", "::ffff:10.0.0.2", "198.51.100.7", "198.51.100.7"],
	["what a browser wrote before is not", "10.0.0.2", "127.0.0.1, 198.51.100.7", "198.51.100.7"],
	["a chain of the site's own is followed", "10.0.0.2", "198.51.100.7, 10.1.4.4, 10.1.0.9", "198.51.100.7"],
	["and ends at the first stranger", "10.0.0.2", "6.6.6.6, 198.51.100.7, 10.1.0.9", "198.51.100.7"],
	["who comes from a proxy itself is it", "10.1.0.3", "", "10.1.0.3"],
	["one that is all proxies is its first", "10.0.0.2", "10.1.0.1, 10.1.0.2", "10.1.0.1"],
	["a port is left out", "10.0.0.2", "198.51.100.7:4711", "198.51.100.7"],
	["an IPv6 address may be in brackets", "2001:db8::1", "[2001:beef::7]:443", "2001:beef::7"],
	["what is no address ends the chain", "10.0.0.2", "198.51.100.7, unknown", "10.0.0.2"],
	["nor is nonsense before a proxy", "10.0.0.2", "<script>, 10.1.0.9", "10.1.0.9"],
	["an empty chain is none", "10.0.0.2", " , ,", "10.0.0.2"],
];

test.each(CASES)("%s: from %s, for %j it is %s", (_, peer, forwardedFor, client) => {
	expect(from(peer, { "x-forwarded-for": forwardedFor }).address).toBe(client);
});

test("a browser speaks TLS where a proxy of the site says so, and the last of several is the nearest", () => {
	const told = (peer: string, scheme: string) => from(peer, { "x-forwarded-proto": scheme }).secure;
	expect(told("10.0.0.2", "https")).toBe(true);
	expect(told("10.0.0.2", "HTTPS")).toBe(true);
	expect(told("10.0.0.2", "https, http")).toBe(false);
	expect(told("10.0.0.2", "wss")).toBe(false);
	expect(told("192.0.2.9", "https")).toBe(false);
});

test("who passes something on unasked is told by its address, and nobody else is", () => {
	expect(from("192.0.2.9", { "x-forwarded-proto": "https" }).unknownProxy).toBe("192.0.2.9");
	expect(from("192.0.2.9", { forwarded: "for=6.6.6.6" }).unknownProxy).toBe("192.0.2.9");
	expect(from("10.0.0.2", { "x-forwarded-for": "6.6.6.6" }).unknownProxy).toBeUndefined();
	expect(from("192.0.2.9", {}).unknownProxy).toBeUndefined();
});

test("a list has addresses and networks of both kinds, and nobody without a name in it", () => {
	expect(["10.0.0.2", "10.1.255.255", "2001:db8:1::1"].map((one) => isAmong(PROXIES, one))).toEqual([true, true, true]);
	expect(["10.0.0.3", "10.2.0.0", "::1", "unknown", ""].some((one) => isAmong(PROXIES, one))).toBe(false);
	expect(isAmong([], "127.0.0.1")).toBe(false);
});
