import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { below, isBasePath } from "../../src/contract/http/base-path.ts";
import { follow, openRig, PASSWORD, type Rig, request } from "./rig.ts";

const BASE = "/site/guard-room";

let webRoot: string;
let rig: Rig;
/** The hub as a proxy reaches it that takes the base path off. */
let root: string;
beforeAll(async () => {
	webRoot = await mkdtemp(join(tmpdir(), "gatehouse-web-"));
	await mkdir(join(webRoot, "console"));
	await mkdir(join(webRoot, "assets"));
	const document = `<!doctype html><html><head>
<meta name="addresses" content="/ /incidents/:id"><title>Gatehouse</title>
<link rel="icon" href="/icons/0.svg"><script type="module" src="/assets/console-1.js"></script></head></html>`;
	await writeFile(join(webRoot, "console", "index.html"), document);
	await writeFile(join(webRoot, "assets", "console-1.js"), "export {};");
	rig = await openRig({ webRoot, basePath: BASE });
	root = rig.http.url.slice(0, -BASE.length);
});
afterAll(async () => {
	await rig.close();
	await rm(webRoot, { recursive: true });
});

test("its own address has the base path in it, for links and the first line of the log", () => {
	expect(rig.http.url).toBe(`http://127.0.0.1:${rig.http.port}${BASE}`);
});

test("pages, files, API, documents and trust page answer below it, whether a proxy takes it off or not", async () => {
	const paths = ["/", "", "/incidents/7", "/assets/console-1.js", "/healthz", "/readyz", "/trust", "/trust/style.css"];
	for (const path of paths) {
		expect([path, (await fetch(`${rig.http.url}${path}`)).status]).toEqual([path, 200]);
		expect([path, (await fetch(`${root}${path}`)).status]).toEqual([path, 200]);
	}
	expect((await fetch(`${rig.http.url}/api/v1/session`)).status).toBe(401);
	expect((await fetch(`${rig.http.url}room/healthz`)).status).toBe(404);
	expect((await fetch(`${rig.http.url}${BASE}/healthz`)).status).toBe(404);
});

test("a document names its files and the base path once, and the file on the disk stays as it is", async () => {
	for (const url of [`${rig.http.url}/incidents/7`, `${root}/`]) {
		const page = await (await fetch(url)).text();
		expect(page).toContain(`<meta name="base-path" content="${BASE}">`);
		expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file)).toEqual([
			`${BASE}/icons/0.svg`,
			`${BASE}/assets/console-1.js`,
		]);
	}
});

test("who signs in gets cookies for below it only, and `/live` follows there", async () => {
	const { call, follow, name } = await rig.person("operator");
	const body = { username: name, password: PASSWORD };
	const { headers } = await request(rig.http.url, "POST", "/session", { body });
	for (const cookie of headers.getSetCookie()) expect(cookie).toContain(`; Path=${BASE};`);
	expect((await call("GET", "/session")).status).toBe(200);
	const console = await follow(0);
	expect(await console.until(({ type }) => type === "sync")).toMatchObject({ type: "sync" });
	console.socket.terminate();
	const gone = (await call("DELETE", "/session")).headers.getSetCookie();
	expect(gone).toEqual([expect.stringContaining(`Path=${BASE};`)]);
});

test("a wall screen hangs below it: its link, its cookie, the site and what it follows", async () => {
	const { call } = await rig.person("admin");
	const { path, token } = (await call("POST", "/displays", { name: "hall" })).answer;
	expect((await fetch(`${rig.http.url}${path}`)).status).toBe(200);
	const opened = await request(rig.http.url, "POST", "/display", { body: { token } });
	const [set = ""] = opened.headers.getSetCookie();
	expect(set).toMatch(/^gatehouse-display=[\w-]{43}; /);
	expect(set).toContain(`; Path=${BASE};`);
	const [cookie = ""] = set.split(";");
	expect((await request(rig.http.url, "GET", "/site", { headers: { cookie } })).status).toBe(200);
	const { origin } = new URL(rig.http.url);
	const screen = await follow(rig.http.url, { cookie, origin }, { since: 0 }, "/live?as=kiosk");
	await screen.until(({ type }) => type === "sync");
	screen.socket.terminate();
});

test("the documents tell where everything is", async () => {
	const { call, cookie } = await rig.person("guard");
	expect((await call("GET", "/openapi.json")).json).toMatchObject({
		servers: [{ url: BASE }],
		paths: { "/api/v1/site": expect.anything() },
	});
	expect((await call("GET", "/asyncapi.json")).json).toMatchObject({ channels: { live: { address: `${BASE}/live` } } });
	const docs = await fetch(`${rig.http.url}/docs/`, { headers: { cookie } });
	const files = [...(await docs.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = ""]) => file);
	expect(files.length).toBeGreaterThan(3);
	for (const file of files) {
		const at = new URL(file, `${rig.http.url}/docs/`);
		expect([at.pathname.startsWith(`${BASE}/docs/`), (await fetch(at, { headers: { cookie } })).status]).toEqual([
			true,
			200,
		]);
	}
});

test("a phone that scans the trust page's code comes to it, and its style and files with it", async () => {
	const page = await (await fetch(`${rig.http.url}/trust`)).text();
	expect(page).toContain(`${rig.http.url}/trust`);
	const files = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, file = ""]) => file);
	for (const file of files) {
		const at = new URL(file, `${rig.http.url}/trust`);
		expect([file, at.pathname.startsWith(`${BASE}/`), (await fetch(at)).status]).toEqual([file, true, 200]);
	}
});

describe("a base path", () => {
	test.each(["/gatehouse", "/a/b", "/a.b/c_d~e-f"])("may be %s", (given) => expect(isBasePath(given)).toBe(true));
	const wrong = [
		"",
		"/",
		"gatehouse",
		"/gatehouse/",
		"//x",
		"/a//b",
		"/..",
		"/a/../b",
		"/.",
		"/a b",
		"/a?b",
		"/é",
		'/"',
	];
	test.each(wrong)("may not be %j", (given) => expect(isBasePath(given)).toBe(false));

	test.each([
		["/gatehouse", "/"],
		["/gatehouse/", "/"],
		["/gatehouse?lang=en", "/?lang=en"],
		["/gatehouse/live?as=kiosk", "/live?as=kiosk"],
		["/gatehouses/live", "/gatehouses/live"],
		["/gatehouse//elsewhere", "//elsewhere"],
		["/live", "/live"],
		["*", "*"],
	])("leaves of %s %s", (url, rest) => {
		expect(below("/gatehouse", url)).toBe(rest);
		expect(below("", url)).toBe(url);
	});
});
