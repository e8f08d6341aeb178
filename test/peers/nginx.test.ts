import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { dirname, join } from "node:path";
import { json } from "node:stream/consumers";
import mqtt from "mqtt";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { startChromium } from "../browser/chromium.ts";
import { guessed } from "../guessing.ts";
import { addUser, credentials, type HubProcess, newFolder, PASSWORD, startHub } from "../hub-process.ts";
import { beamBroken } from "../intake/rig.ts";
import { gardenAt } from "../local-hour.ts";
import { type Nginx, startNginx } from "./nginx.ts";

const BASE = "/gatehouse";
const BEAM = "beam-east-3";

/** Jingxin Garden as it stands, beside its procedures; first without the proxy's name. */
const config = join(dirname(gardenAt()), "behind-nginx.yaml");
const garden = readFileSync(gardenAt(), "utf8");
let hub: HubProcess;
let nginx: Nginx;
let password: string;
beforeAll(async () => {
	writeFileSync(config, garden);
	const data = newFolder();
	for (const name of ["li", "gao"]) addUser(data, name, "operator");
	password = credentials(data, [BEAM])[BEAM] ?? "";
	hub = await startHub({ data, config, args: ["--base-path", BASE] });
	nginx = await startNginx(Number(new URL(hub.http).port));
});
afterAll(async () => {
	await nginx?.stop();
	expect(await hub?.stop()).toBe(0);
});

const origin = () => `https://guard.example:${nginx.port}`;

/** A page of a browser that comes through nginx, and all that it has asked for. */
async function browse(path: string): Promise<{ page: Page; asked: readonly string[] }> {
	const { browser, stop } = await startChromium(["--host-resolver-rules=MAP guard.example 127.0.0.1"]);
	onTestFinished(() => stop());
	const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
	const asked: string[] = [];
	page.on("request", (one) => asked.push(one.url()));
	page.on("websocket", (one) => asked.push(one.url()));
	await page.goto(`${origin()}${path}`);
	return { page, asked };
}

async function enter(page: Page): Promise<void> {
	await page.locator("input[name=username]").fill("li");
	await page.locator("input[name=password]").fill(PASSWORD);
	await page.getByTestId("start-shift").click();
}

/** Signs in through nginx from this address of the loopback network. */
function signIn(username: string, secret: string, localAddress: string) {
	return new Promise<{ status: number; cookies: readonly string[]; body: unknown }>((done, failed) => {
		const asking = request(
			{
				...{ host: "127.0.0.1", port: nginx.port, path: `${BASE}/api/v1/session`, method: "POST", localAddress },
				agent: new Agent({ rejectUnauthorized: false }),
				headers: { host: new URL(origin()).host, origin: origin(), "content-type": "application/json" },
			},
			async (response) =>
				done({
					status: response.statusCode ?? 0,
					cookies: response.headers["set-cookie"] ?? [],
					body: await json(response),
				}),
		);
		asking.on("error", failed).end(JSON.stringify({ username, password: secret }));
	});
}

test("a hub that does not know its nginx says on the page, in both languages, and in the log what is missing", async () => {
	for (const language of ["en", "zh-CN"]) {
		const { page } = await browse(`${BASE}/?lang=${language}`);
		await enter(page);
		const wrong = page.getByTestId("sign-in-wrong");
		await wrong.waitFor();
		expect(await wrong.textContent()).toMatch(/127\.0\.0\.1.*trustedProxies/);
	}
	expect(hub.lines).toContainEqual(expect.objectContaining({ setting: "trustedProxies", origin: origin() }));

	writeFileSync(config, garden.replace("trustedProxies: []", "trustedProxies: [127.0.0.1]"));
	hub.process.kill("SIGHUP");
	await vi.waitFor(async () => expect((await signIn("gao", PASSWORD, "127.0.0.9")).status).toBe(200));
});

test("the console works below the prefix: page, files, API and /live, and asks for nothing beside it", async () => {
	const { page, asked } = await browse(BASE);
	expect(page.url()).toBe(`${origin()}${BASE}/`);
	await enter(page);
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
	expect(await page.evaluate("isSecureContext")).toBe(true);
	await page.goto(`${origin()}${BASE}/people`);
	await page.getByTestId("part-own").waitFor();
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
	expect(asked.some((url) => url.startsWith("wss:"))).toBe(true);
	const own = new RegExp(`^(https|wss)://guard\\.example:${nginx.port}${BASE}(/|$)`);
	expect(asked.filter((url) => !own.test(url) && !/^(data|blob):/.test(url))).toEqual([]);
	const cookies = await page.context().cookies();
	expect(cookies.map(({ path, secure }) => ({ path, secure }))).toEqual(
		cookies.map(() => ({ path: BASE, secure: true })),
	);
	expect(cookies.length).toBeGreaterThan(0);
});

test("a device sends its events by WebSocket through it, and each is acknowledged", async () => {
	const client = await mqtt.connectAsync(`wss://127.0.0.1:${nginx.port}${BASE}/mqtt`, {
		...{ username: BEAM, password, clientId: BEAM, rejectUnauthorized: false },
		wsOptions: { rejectUnauthorized: false },
	});
	await client.publishAsync(`gatehouse/v1/jingxin-garden/${BEAM}/event`, beamBroken("through-nginx"), { qos: 1 });
	await client.endAsync();
});

test("who guesses through it slows down their own address, and nobody else's", async () => {
	const replies = await guessed(() => signIn("li", "wrong password", "127.0.0.7"));
	expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
	const { status, cookies } = await signIn("li", PASSWORD, "127.0.0.8");
	expect(status).toBe(200);
	for (const cookie of cookies) expect(cookie).toMatch(/Path=\/gatehouse;.*Secure/);
});
