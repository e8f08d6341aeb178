import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { guessed } from "../guessing.ts";
import { ONE_PLACE } from "../site/one-place.ts";
import { written } from "../site/spoilt.ts";
import { now } from "../waiting.ts";
import { openRig, PASSWORD, type Rig } from "./rig.ts";

/** What a proxy adds for a browser at this address that speaks https with it. */
const forwarded = (address: string) => ({ "x-forwarded-for": address, "x-forwarded-proto": "https" });
const HOST = "guard.example";
const ORIGIN = `https://${HOST}`;

let trusting: Rig;
let wary: Rig;
/** As `trusting`, below a base path. */
let below: Rig;
const addresses: string[] = [];
/** Stands still: a slow machine lets no delay run out. */
const stoodAt = now();
const clock = { speed: 1, now: () => stoodAt };
beforeAll(async () => {
	const config = await written(`${ONE_PLACE}trustedProxies: ["127.0.0.0/8"]\n`);
	trusting = await openRig({
		...{ config, clock },
		acceptWebSocket(stream, address) {
			addresses.push(address);
			stream.destroy();
		},
	});
	wary = await openRig({ config: await written(ONE_PLACE), clock });
	below = await openRig({ config, basePath: "/house" });
	for (const { access } of [trusting, wary]) {
		await access.people.add({ name: "li", role: "operator", password: PASSWORD, by: "hub" });
	}
});
afterAll(() => Promise.all([trusting.close(), wary.close(), below.close()]));

/** A request as a proxy sends it on: with the host that its browser asked for. */
async function asked({ http }: Rig, path: string, headers: Record<string, string>, body?: unknown) {
	const said = body === undefined ? "" : JSON.stringify(body);
	const all = {
		...{ host: HOST, connection: "close", ...headers },
		...(said && { "content-type": "application/json", "content-length": String(Buffer.byteLength(said)) }),
	};
	const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	const socket = connect(http.port, "127.0.0.1");
	socket.write(`${said ? "POST" : "GET"} ${path} HTTP/1.1\r\n${head.join("")}\r\n${said}`);
	const [before = "", after = ""] = (await text(socket)).split("\r\n\r\n");
	return { status: Number(before.split(" ")[1]), head: before, body: after };
}

const signIn = (rig: Rig, password: string, headers: Record<string, string>) =>
	asked(rig, "/api/v1/session", { origin: ORIGIN, ...headers }, { username: "li", password });

test("behind a proxy of the site a browser that speaks https gets cookies that never go without", async () => {
	const { status, head } = await signIn(trusting, PASSWORD, forwarded("198.51.100.1"));
	expect(status).toBe(200);
	const cookies = head.split("\r\n").filter((line) => /^set-cookie:/i.test(line));
	expect(cookies).toHaveLength(2);
	for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; .*Secure/);
	const plain = await signIn(trusting, PASSWORD, { "x-forwarded-for": "198.51.100.1", origin: `http://${HOST}` });
	expect([plain.status, plain.head]).toEqual([200, expect.not.stringMatching(/Secure/)]);
});

test("a wall screen behind a proxy that speaks https, below a base path, keeps its cookie for https there", async () => {
	const { url, port } = below.http;
	expect(url).toBe(`http://127.0.0.1:${port}/house`);
	const { link } = await below.access.displays.add({ name: "hall", by: "hub" });
	const headers = { origin: ORIGIN, ...forwarded("198.51.100.9") };
	const { status, head } = await asked(below, "/house/api/v1/display", headers, { token: link });
	expect(status).toBe(200);
	const cookie = /^set-cookie: (__Secure-gatehouse-display=[\w-]+); .*$/im.exec(head);
	expect(cookie?.[0]).toMatch(/; Path=\/house; .*Secure/);
	const as = { cookie: cookie?.[1] ?? "" };
	expect((await asked(below, "/house/api/v1/site", { ...as, ...headers })).status).toBe(200);
	expect((await asked(below, "/house/api/v1/site", as)).status).toBe(401);
});

test.each([
	["", () => trusting],
	["/house", () => below],
])("a passkey is for the host that the proxy was asked for, below %j", async (base, hub) => {
	const { name } = await hub().person("captain");
	const headers = { origin: ORIGIN, ...forwarded("198.51.100.4") };
	const { head } = await asked(hub(), `${base}/api/v1/session`, headers, { username: name, password: PASSWORD });
	const cookie = /^set-cookie: (__(?:Host|Secure)-gatehouse=[\w-]+);/im.exec(head)?.[1] ?? "";
	const own = { currentPassword: PASSWORD };
	const begun = await asked(hub(), `${base}/api/v1/session/passkeys/begin`, { ...headers, cookie }, own);
	expect([begun.status, JSON.parse(begun.body).rp]).toEqual([200, expect.objectContaining({ id: HOST })]);
});

test("who guesses behind a proxy of the site slows down that address alone", async () => {
	const guess = () => signIn(trusting, "wrong password", forwarded("198.51.100.2"));
	expect((await guessed(guess)).map(({ status }) => status)).toEqual([401, 401, 401, 429]);
	expect((await signIn(trusting, PASSWORD, forwarded("198.51.100.3"))).status).toBe(200);
});

test("a proxy that the site does not name is believed nothing: it is one address, and speaks as it speaks", async () => {
	const replies = await guessed((n) =>
		signIn(wary, "wrong password", { ...forwarded(`198.51.100.${n}`), origin: `http://${HOST}` }),
	);
	expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
	expect(
		wary.warnings.filter(({ msg }) => /^found X-Forwarded-For .* allowed: .*trustedProxies$/.test(`${msg}`)),
	).toEqual([expect.objectContaining({ from: "127.0.0.1", setting: "trustedProxies" })]);
	expect(trusting.warnings.filter(({ msg }) => `${msg}`.startsWith("found X-Forwarded-For"))).toEqual([]);
});

test("a device's WebSocket comes from where its proxy says, and only from a proxy of the site", async () => {
	const by = async ({ http }: Rig, headers: Record<string, string>) => {
		const socket = new WebSocket(`${http.url.replace("http", "ws")}/mqtt`, ["mqtt"], { headers });
		await new Promise((done) => socket.once("close", done).once("error", done));
	};
	await by(trusting, forwarded("198.51.100.9"));
	await by(trusting, forwarded("6.6.6.6, 198.51.100.10"));
	expect(addresses).toEqual(["198.51.100.9", "198.51.100.10"]);
});

describe("a page that came by https, but not through a proxy that the site names", () => {
	test("is told which setting is missing, at a write and at /live, and the log too", async () => {
		const { status, body } = await signIn(wary, PASSWORD, forwarded("198.51.100.1"));
		expect([status, JSON.parse(body)]).toEqual([
			403,
			expect.objectContaining({
				type: "urn:gatehouse:problem:foreign-origin",
				detail: `found the origin ${ORIGIN}, but without TLS from 127.0.0.1, which is none of the site's trustedProxies`,
			}),
		]);
		const { cookie } = await wary.person("operator");
		const upgrade = { ...forwarded("198.51.100.1"), origin: ORIGIN, cookie, upgrade: "websocket" };
		const live = await asked(wary, "/live", {
			...{ ...upgrade, connection: "upgrade", "sec-websocket-version": "13" },
			"sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
		});
		expect([live.status, live.body]).toEqual([403, expect.stringContaining("trustedProxies")]);
		expect(wary.warnings.filter(({ setting, origin }) => origin && setting === "trustedProxies")).toEqual([
			expect.objectContaining({ origin: ORIGIN, from: "127.0.0.1" }),
			expect.objectContaining({ origin: ORIGIN, from: "127.0.0.1" }),
		]);
	});

	test("a page of another address is told that its origin is missing", async () => {
		const headers = { ...forwarded("198.51.100.1"), origin: "https://other.example" };
		const { status, body } = await signIn(trusting, PASSWORD, headers);
		expect([status, JSON.parse(body).detail]).toEqual([
			403,
			`found the origin https://other.example; allowed are ${ORIGIN} and the site's allowedOrigins`,
		]);
		expect(trusting.warnings.at(-1)).toMatchObject({ setting: "allowedOrigins", from: "198.51.100.1" });
	});

	test("a page of the same host without TLS is another one's", async () => {
		const headers = { ...forwarded("198.51.100.1"), origin: `http://${HOST}` };
		expect((await signIn(trusting, PASSWORD, headers)).status).toBe(403);
	});
});
