import { beforeAll, describe, expect, test } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";
import { exchange } from "../../src/notify/exchange.ts";
import { judge, retryAfterOf } from "../../src/notify/judge.ts";
import { type Answers, answering, localPair } from "./answering.ts";

const LONG_MS = 60_000;
let pair: Pair;
let ended: Pair;
beforeAll(async () => {
	[pair, ended] = await Promise.all([localPair(), localPair({ endedMs: 86_400_000 })]);
});

const reach = { followsRedirects: false, readsBody: true, timeoutMs: LONG_MS, closed: new AbortController().signal };
const post = (url: string, more: Partial<Parameters<typeof exchange>[1]> = {}) =>
	exchange({ url, headers: { "x-of": "hub" }, body: "{}" }, { ...reach, ...more });
const by = async (answer: Answers, more: Partial<Parameters<typeof exchange>[1]> = {}) =>
	post((await answering(() => answer)).url, more);

describe("why nobody was reached is named", () => {
	test("a certificate that nobody trusts, one that has ended, and one for another host", async () => {
		const [self, old] = [await answering(() => ({}), pair), await answering(() => ({}), ended)];
		expect(await post(self.url)).toEqual({ reason: "certificate", answer: "DEPTH_ZERO_SELF_SIGNED_CERT" });
		expect(await post(old.url, { authority: ended.cert })).toEqual({
			reason: "certificate",
			answer: "CERT_HAS_EXPIRED",
		});
		const elsewhere = self.url.replace("localhost", "127.0.0.1");
		const wrong = await post(elsewhere, { authority: pair.cert });
		// Where localhost is ::1 alone, nobody listens at the other address.
		if ("reason" in wrong && wrong.reason !== "connection-refused") {
			expect(wrong).toEqual({ reason: "certificate", answer: "ERR_TLS_CERT_ALTNAME_INVALID" });
		}
		expect(self.received).toEqual([]);
	});

	test("with the channel's own authority the same receiver is trusted, and no other", async () => {
		const { url, received } = await answering(() => ({ body: "ok" }), pair);
		expect(await post(url, { authority: pair.cert })).toMatchObject({ status: 200, body: "ok" });
		expect(received[0]).toMatchObject({ body: "{}", headers: { "x-of": "hub" } });
		const other = await answering(() => ({}), await localPair());
		expect(await post(other.url, { authority: pair.cert })).toMatchObject({ reason: "certificate" });
	});

	test("a port where nobody listens, a name that nobody has, a broken connection, TLS where there is none", async () => {
		const { url, close } = await answering(() => ({}));
		const encrypted = url.replace("http:", "https:");
		expect(await post(encrypted)).toMatchObject({ reason: "no-encryption" });
		await close();
		expect(await post(url)).toEqual({ reason: "connection-refused" });
		expect(await post("http://nobody.invalid/")).toEqual({ reason: "name-not-found" });
		expect(await by("reset")).toEqual({ reason: "connection-reset" });
	});

	test("no answer within the channel's own time, and an answer without end", async () => {
		expect(await by("hang", { timeoutMs: 50 })).toEqual({ reason: "timeout" });
		expect(await by({ body: "x".repeat(70_000) })).toEqual({ reason: "answer-too-large" });
		expect(await by({ body: "x".repeat(70_000) }, { readsBody: false })).toMatchObject({ status: 200, body: "" });
	});
});

describe("a redirect", () => {
	test("is final, and says where it points, without what could be a key", async () => {
		const { url, received } = await answering(() => ({ status: 302, headers: { location: "/login?token=1" } }));
		expect(await post(url)).toEqual({ reason: "redirected", answer: `${url}`, final: true });
		expect(received).toHaveLength(1);
	});

	test("is followed with the same message where the channel allows it, three at most", async () => {
		const { url, received } = await answering(({ url }) =>
			url.pathname === "/there" ? { body: "taken" } : { status: 307, headers: { location: "/there" } },
		);
		expect(await post(url, { followsRedirects: true })).toMatchObject({ status: 200, body: "taken" });
		expect(received.map(({ body }) => body)).toEqual(["{}", "{}"]);
		const round = await answering(() => ({ status: 308, headers: { location: "/" } }));
		expect(await post(round.url, { followsRedirects: true })).toMatchObject({ reason: "redirected", final: true });
		expect(round.received).toHaveLength(4);
	});

	test("from an encrypted address to a plain one is never followed", async () => {
		const plain = await answering(() => ({}));
		const { url } = await answering(() => ({ status: 307, headers: { location: plain.url } }), pair);
		const authority = pair.cert;
		expect(await post(url, { followsRedirects: true, authority })).toMatchObject({ reason: "redirected", final: true });
		expect(plain.received).toEqual([]);
	});
});

test("Retry-After is read in seconds and as a date by the receiver's own clock; nonsense is nothing", () => {
	const at = Date.parse("2026-11-24T10:00:00Z");
	const rows: [Record<string, string>, number | undefined][] = [
		[{ "retry-after": "120" }, 120_000],
		[{ "retry-after": "0" }, 0],
		[{ "retry-after": "Tue, 24 Nov 2026 10:01:00 GMT" }, 60_000],
		[{ "retry-after": "Tue, 24 Nov 2026 10:01:00 GMT", date: "Tue, 24 Nov 2026 10:00:30 GMT" }, 30_000],
		[{ "retry-after": "Tue, 24 Nov 2026 09:00:00 GMT" }, 0],
		[{ "retry-after": "soon" }, undefined],
		[{ "retry-after": "-5" }, undefined],
		[{}, undefined],
	];
	for (const [headers, wait] of rows) expect([headers, retryAfterOf({ headers }, at)]).toEqual([headers, wait]);
	const judging = { codes: undefined, keys: [], at };
	expect(judge({ status: 503, headers: { "retry-after": "7" }, body: "" }, judging)).toEqual({
		...{ reason: "status-503", retryAfterMs: 7_000 },
	});
	expect(judge({ status: 410, headers: {}, body: "" }, judging)).toEqual({ reason: "status-410", final: true });
});
