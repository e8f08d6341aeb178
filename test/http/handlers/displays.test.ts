import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { follow, openRig, type Person, type Rig, request } from "../rig.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), "gatehouse-displays-"));
let passedMs = 0;
let rig: Rig;
let admin: Person;
const open = () => openRig({ file: join(folder, "journal.sqlite"), clock: { speed: 1, now: () => now() + passedMs } });
beforeAll(async () => {
	rig = await open();
	admin = await rig.person("admin");
});
afterAll(async () => {
	await rig.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A browser that has become this wall screen: its cookie. */
async function hang(name: string): Promise<{ id: string; cookie: string }> {
	const { id, token, path } = (await admin.call("POST", "/displays", { name })).answer;
	expect(path).toBe(`/?kiosk#display=${token}`);
	const opened = await request(rig.http.url, "POST", "/display", { body: { token } });
	expect(opened.answer).toEqual({ id, name });
	const [set = ""] = opened.headers.getSetCookie();
	expect(set).toMatch(/^gatehouse-display=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
	expect((await request(rig.http.url, "POST", "/display", { body: { token } })).problem.type).toContain("link-spent");
	return { id, cookie: set.split(";")[0] ?? "" };
}

const wall = (cookie: string) => follow(rig.http.url, { cookie, origin: rig.http.url }, { since: 0 }, "/live?as=kiosk");

test("a wall screen reads the site without a flat, and nothing else that a person may", async () => {
	const { id, cookie } = await hang("guard room");
	for (const { method, path, roles } of rig.http.routes) {
		if (roles === "open") continue;
		const { status } = await request(rig.http.url, method, path.replaceAll(/\{\w+\}/g, "1"), { headers: { cookie } });
		const its = method === "GET" && (path === "/site" || path === "/display");
		expect([method, path, status]).toEqual([method, path, its ? 200 : 401]);
	}
	const site = await request(rig.http.url, "GET", "/site", { headers: { cookie } });
	expect(site.answer.devices.length).toBeGreaterThan(50);
	expect(site.answer.zones.length).toBeGreaterThan(10);
	expect(site.answer.units).toEqual([]);
	expect(site.text).not.toMatch(/panel-b03-2-0401|b03-2-0401/);
	expect((await admin.call("GET", "/site")).answer.units.length).toBeGreaterThan(100);
	const renewed = await request(rig.http.url, "GET", "/display", { headers: { cookie } });
	expect(renewed.headers.getSetCookie()[0]).toContain(cookie);
	await admin.call("DELETE", `/displays/${id}`);
});

test("a wall screen follows as the kiosk audience, attends to nothing, and is cut off at once when it is revoked", async () => {
	const { id, cookie } = await hang("lobby");
	const plain = follow(rig.http.url, { cookie, origin: rig.http.url }, { since: 0 });
	await expect(plain).rejects.toThrow("401");
	await expect(follow(rig.http.url, { cookie }, { since: 0 }, "/live?as=kiosk")).rejects.toThrow("403");
	const screen = await wall(cookie);
	await screen.until(({ type, more }) => type === "sync" && !more);
	await screen.until(({ type, wall: told }) => type === "beat" && told !== undefined);
	screen.socket.send(JSON.stringify({ type: "presence", sound: true }));
	await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
	await screen.until(({ upserts }) => upserts?.some(({ kind }) => kind === "incident") ?? false);
	expect(JSON.stringify(screen.heard)).not.toContain("b03-2-0401");
	expect([rig.live.soundOf(), rig.live.attending()]).toEqual([[], []]);
	expect((await admin.call("DELETE", `/displays/${id}`)).status).toBe(204);
	expect((await screen.closed()).code).toBe(4401);
	await expect(wall(cookie)).rejects.toThrow("401");
});

test("a person's sign-in in the same browser is another matter, and its end too", async () => {
	const { id, cookie } = await hang("gate");
	const person = await rig.person("operator");
	const screen = await wall(`${cookie}; ${person.cookie}`);
	await screen.until(({ type }) => type === "sync");
	const both = { cookie: `${cookie}; ${person.cookie}` };
	expect((await request(rig.http.url, "GET", "/site", { headers: both })).answer.units.length).toBeGreaterThan(100);
	expect((await request(rig.http.url, "GET", "/display", { headers: both })).answer.name).toBe("gate");
	await request(rig.http.url, "DELETE", "/session", { headers: both });
	const before = screen.heard.length;
	await screen.until((message) => screen.heard.indexOf(message) >= before && message.type === "beat");
	screen.socket.terminate();
	await admin.call("DELETE", `/displays/${id}`);
});

test("a wall screen is one still a week and a restart later; a link is none after a quarter of an hour", async () => {
	const { cookie } = await hang("east wall");
	const late = (await admin.call("POST", "/displays", { name: "late" })).answer.token;
	passedMs += 16 * 60_000;
	expect((await request(rig.http.url, "POST", "/display", { body: { token: late } })).status).toBe(401);
	passedMs += WEEK_MS;
	await rig.close();
	rig = await open();
	expect((await request(rig.http.url, "GET", "/display", { headers: { cookie } })).answer.name).toBe("east wall");
	const screen = await wall(cookie);
	await screen.until(({ type }) => type === "sync");
	screen.socket.terminate();
});

test("a name is taken once, and is one", async () => {
	const again = await rig.person("admin");
	expect((await again.call("POST", "/displays", { name: "hall" })).status).toBe(201);
	expect((await again.call("POST", "/displays", { name: "hall" })).problem.type).toContain("already-exists");
	expect((await again.call("POST", "/displays", { name: " " })).problem.mistakes).toMatchObject([{ path: "name" }]);
});
