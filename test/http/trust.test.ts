import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { request as plainRequest } from "node:http";
import { Agent, get, type RequestOptions } from "node:https";
import { connect } from "node:tls";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitsOf } from "../../src/certificates/reach.ts";
import { issue, makeAuthority } from "../../src/certificates/x509.ts";
import { drawCode } from "../../src/http/trust/drawing.ts";
import { PLATFORMS } from "../../src/http/trust/platforms.ts";
import { addressOf } from "../../src/http/trust/serve.ts";
import { certificatesOf, somebodysPair } from "../certificates/issuer.ts";
import { openRig, PASSWORD, type Rig } from "./rig.ts";

const REACH = { names: ["gatehouse.lan", "localhost"], addresses: ["127.0.0.1", "192.168.7.20"] };
const FOR_EVER = { from: 0, to: Date.UTC(2099, 0, 1) };

let authority: Awaited<ReturnType<typeof makeAuthority>>;
let certificates: ReturnType<typeof certificatesOf>;
let rig: Rig;
beforeAll(async () => {
	authority = await makeAuthority("Gatehouse test", limitsOf(REACH, []), FOR_EVER);
	certificates = certificatesOf(await issue(authority, REACH, FOR_EVER), authority.cert);
	rig = await openRig({ certificates, plain: ["mqtt://0.0.0.0:1883"] });
});
afterAll(() => rig.close());

interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
}

/** Asks as a client that trusts the authority, by the name `gatehouse.lan`. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
	const options: RequestOptions = {
		...{ host: "127.0.0.1", port: rig.http.port, path, ca: authority.cert, servername: "gatehouse.lan" },
		headers: { host: `gatehouse.lan:${rig.http.port}`, ...headers },
		agent: new Agent({ keepAlive: false }),
	};
	const [response] = await once(get(options), "response");
	const parts: Buffer[] = [];
	for await (const part of response) parts.push(part);
	return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}

/** A request without TLS on the port that speaks TLS. */
async function askPlainly(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
	const asking = plainRequest({ host: "127.0.0.1", port: rig.http.port, method, path, agent: false, headers });
	asking.end(method === "POST" ? "{}" : undefined);
	const [response] = await once(asking, "response");
	const parts: Buffer[] = [];
	for await (const part of response) parts.push(part);
	return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}

describe("a plain request on the port that speaks TLS", () => {
	const host = "gatehouse.lan:8443";

	test.each([
		[
			"a page goes to where it is told how to trust the hub",
			"GET",
			"/incidents/3",
			{ accept: "text/html,*/*" },
			"/trust",
		],
		["what is no page goes to its own path", "GET", "/api/v1/site?x=1", {}, "/api/v1/site?x=1"],
		["a write keeps its method and does nothing", "POST", "/api/v1/session", {}, "/api/v1/session"],
		["a way to another host stays on this one", "GET", "//elsewhere.example/", {}, "//elsewhere.example/"],
	])("%s", async (_, method, path, headers, to) => {
		const { status, headers: said } = await askPlainly(method, path, { host, ...headers });
		expect([status, said.location]).toEqual([307, `https://${host}${to}`]);
	});

	test.each(["a b", "gatehouse.lan/x", "[::1", "x@y", "évil"])(
		"a Host that is none (%s) is sent nowhere",
		async (bad) => {
			const { status, headers } = await askPlainly("GET", "/", { host: bad }).catch(() => ({
				status: 400,
				headers: {},
			}));
			expect(status).toBe(400);
			expect(headers).not.toHaveProperty("location");
		},
	);

	test("a whole address in place of a path is sent to this host", async () => {
		const { headers } = await askPlainly("GET", "http://elsewhere.example/x", { host });
		expect(headers.location).toBe(`https://${host}/`);
	});
});

describe("the page that tells how to trust the hub", () => {
	test("comes without sign-in, in both languages, without a script, with the fingerprint and every file", async () => {
		const { fingerprint256 } = new X509Certificate(authority.cert);
		for (const [language, words] of [
			["en-GB", "Trust this hub"],
			["zh", "信任本值守台"],
		] as const) {
			const { status, headers, body } = await ask("/trust", { "accept-language": language });
			const page = body.toString();
			expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
			expect(page).toContain(words);
			expect(page.replaceAll("<wbr>", "")).toContain(fingerprint256);
			expect(page).not.toMatch(/<script|style=|https?:\/\/(?!gatehouse\.lan)/);
			for (const { id, file } of PLATFORMS) expect(page).toMatch(new RegExp(`id="${id}".*href="trust/${file}"`, "s"));
		}
		expect((await ask("/trust?language=en", { "accept-language": "zh" })).body.toString()).toContain("Trust this hub");
		expect((await ask("/trust/")).headers.location).toBe("../trust");
		expect((await ask("/trust/style.css")).headers["content-type"]).toContain("text/css");
	});

	test("gives the authority itself, and never its key", async () => {
		const { raw } = new X509Certificate(authority.cert);
		expect((await ask("/trust/authority.crt")).body).toEqual(raw);
		expect((await ask("/trust/authority.pem")).body.toString()).toBe(authority.cert);
		const profile = (await ask("/trust/authority.mobileconfig")).body.toString();
		expect(Buffer.from(/<data>(.*)<\/data>/.exec(profile)?.[1] ?? "", "base64")).toEqual(raw);
		for (const { file } of PLATFORMS) expect((await ask(`/trust/${file}`)).body.toString()).not.toContain("PRIVATE");
	});

	test("its code is read as its address", () => {
		const address = "https://192.168.7.20:8443/trust";
		const svg = drawCode(address, "scan");
		const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
		const cell = 4;
		const data = new Uint8Array((size * cell) ** 2 * 4).fill(255);
		for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1/g)) {
			for (let dx = 0; dx < cell; dx++) {
				for (let dy = 0; dy < cell; dy++) {
					const at = ((Number(y) * cell + dy) * size * cell + Number(x) * cell + dx) * 4;
					data.fill(0, at, at + 3);
				}
			}
		}
		expect(decodeQR({ width: size * cell, height: size * cell, data })).toBe(address);
	});

	test.each([
		["as it was asked for", "gatehouse.lan:8443", "https://gatehouse.lan:8443/trust"],
		["by address, where it was asked for on the machine itself", "localhost:8443", "https://192.168.7.20:8443/trust"],
		["by address, where the name is not the hub's", "evil.example:8443", "https://192.168.7.20:8443/trust"],
	])("a phone is sent there %s", (_, host, address) => {
		const hosts = [...REACH.names, ...REACH.addresses];
		expect(addressOf({ host, hosts, port: 8443, scheme: "https" })).toBe(address);
	});
});

test("whoever is signed in can compare the fingerprint, and is told of plain text", async () => {
	await rig.access.people.add({ name: "li", role: "operator", password: PASSWORD, by: "hub" });
	const { token } = await rig.access.tokens.make({ user: "li", words: "compare", by: "hub" });
	const { body } = await ask("/api/v1/certificate", { authorization: `Bearer ${token}` });
	expect(JSON.parse(body.toString())).toMatchObject({
		source: "authority",
		fingerprint: new X509Certificate(authority.cert).fingerprint256,
		plain: ["mqtt://0.0.0.0:1883"],
	});
	expect((await ask("/api/v1/certificate")).status).toBe(401);
});

test("browsers are bound to https only where somebody else vouches for the hub", async () => {
	expect((await ask("/healthz")).headers).not.toHaveProperty("strict-transport-security");
	const pair = await somebodysPair({ ...FOR_EVER, name: "gatehouse.lan" });
	const other = await openRig({ certificates: certificatesOf(pair) });
	try {
		const options = {
			host: "127.0.0.1",
			port: other.http.port,
			path: "/healthz",
			ca: pair.cert,
			servername: "gatehouse.lan",
		};
		const [response] = await once(get(options), "response");
		response.resume();
		expect(response.headers["strict-transport-security"]).toMatch(/^max-age=\d+$/);
	} finally {
		await other.close();
	}
});

test("a new certificate is used from the next connection on, and the one that is open stays", async () => {
	const shown = async () => {
		const socket = connect({ host: "127.0.0.1", port: rig.http.port, ca: authority.cert, servername: "gatehouse.lan" });
		await once(socket, "secureConnect");
		return { socket, serial: socket.getPeerCertificate().serialNumber };
	};
	const before = await shown();
	certificates.renew(await issue(authority, REACH, FOR_EVER));
	const after = await shown();
	expect(after.serial).not.toBe(before.serial);
	before.socket.write(`GET /healthz HTTP/1.1\r\nhost: gatehouse.lan\r\n\r\n`);
	const [answer] = await once(before.socket, "data");
	expect(String(answer)).toMatch(/^HTTP\/1\.1 200/);
	before.socket.destroy();
	after.socket.destroy();
});
