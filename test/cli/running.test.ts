import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import mqtt from "mqtt";
import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { codeAt } from "../../src/access/one-time-code.ts";
import {
	addUser,
	credentials,
	gatehouse,
	gatehouseBeside,
	type HubProcess,
	newFolder,
	PASSWORD,
	signIn,
	startHub,
} from "../hub-process.ts";
import { now } from "../waiting.ts";

const DEVICE = "beam-east-3";
const TOPIC = `gatehouse/v1/jingxin-garden/${DEVICE}/event`;
const eventPage = z.object({ items: z.array(z.object({ id: z.string() })) });

let hub: HubProcess;
beforeAll(async () => {
	hub = await startHub();
	addUser(hub.data, "li", "operator");
});
afterAll(() => hub.kill9());

async function connect(to: HubProcess, password: string) {
	const given = { clientId: DEVICE, username: DEVICE, password, reconnectPeriod: 0, protocolVersion: 4 } as const;
	const client = await mqtt.connectAsync(to.mqtt, given);
	client.on("error", () => undefined);
	return client;
}

function publish(client: mqtt.MqttClient, id: string) {
	const event = { id, type: "perimeter.beam-broken", at: new Date().toISOString(), data: { beams: [1] } };
	return client.publishAsync(TOPIC, JSON.stringify(event), { qos: 1 });
}

test("a person added beside a running hub signs in at once, and is out at once when disabled", async () => {
	const api = await signIn(hub.http, "li");
	expect((await fetch(`${hub.http}/api/v1/session`, { headers: { cookie: api.cookie } })).status).toBe(200);
	expect(await gatehouseBeside(["user", "list", "--data", hub.data])).toMatch(/^li +operator$/m);
	await gatehouseBeside(["user", "disable", "li", "--data", hub.data]);
	expect((await fetch(`${hub.http}/api/v1/session`, { headers: { cookie: api.cookie } })).status).toBe(401);
	await expect(signIn(hub.http, "li")).rejects.toThrow("401");
	expect(await gatehouseBeside(["user", "list", "--data", hub.data])).toMatch(/^li +operator +disabled$/m);
});

test("a wall screen added beside a running hub is one by its link, is listed, and is cut off when revoked", async () => {
	const [, link = ""] = (await gatehouseBeside(["display", "add", "Hall", "--data", hub.data])).trim().split("\n");
	const [at, token = ""] = link.split("#display=");
	expect(at).toBe(`${hub.http}/?kiosk`);
	expect(await gatehouseBeside(["display", "list", "--data", hub.data])).toMatch(
		/^Hall +its link was made .*, and not opened yet$/m,
	);
	const opened = await fetch(`${hub.http}/api/v1/display`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: hub.http },
		body: JSON.stringify({ token }),
	});
	const [cookie = ""] = opened.headers.getSetCookie()[0]?.split(";") ?? [];
	const site = () => fetch(`${hub.http}/api/v1/site`, { headers: { cookie } });
	expect([opened.status, (await site()).status]).toEqual([200, 200]);
	expect(await gatehouseBeside(["display", "list", "--data", hub.data])).toMatch(/^Hall +since \d{4}-/m);
	expect(await gatehouseBeside(["display", "revoke", "Hall", "--data", hub.data])).toBe("Hall: revoked\n");
	expect((await site()).status).toBe(401);
	await expect(gatehouseBeside(["display", "revoke", "Hall", "--data", hub.data])).rejects.toThrow(/Hall/);
});

test("a second factor is reset on the machine, and the password alone lets in again", async () => {
	addUser(hub.data, "mei", "captain");
	const reset = () => gatehouseBeside(["user", "reset-second-factor", "mei", "--data", hub.data]);
	await expect(reset()).rejects.toThrow(/ended with 1: .*mei has no second factor/);
	const api = await signIn(hub.http, "mei");
	const call = async (method: string, body: object) => {
		const headers = { "content-type": "application/json", origin: hub.http, cookie: api.cookie };
		const answer = await fetch(`${hub.http}/api/v1/session/second-factor`, {
			...{ method, headers, body: JSON.stringify(body) },
		});
		expect(answer.status).toBe(200);
		return answer.json();
	};
	const { secret } = z.object({ secret: z.string() }).parse(await call("POST", { currentPassword: PASSWORD }));
	await call("PUT", { code: codeAt(Secret.fromBase32(secret).bytes, now()) });
	await expect(signIn(hub.http, "mei")).rejects.toThrow("401");
	expect(await reset()).toBe("mei: the second factor was reset\n");
	expect((await signIn(hub.http, "mei")).cookie).not.toBe("");
});

test("a device with new credentials signs in at once, and is cut off at once when they are revoked", async () => {
	const { [DEVICE]: old = "" } = credentials(hub.data, [DEVICE]);
	const before = await connect(hub, old);
	const replaced = new Promise<void>((done) => before.once("close", () => done()));
	const { [DEVICE]: password = "" } = credentials(hub.data, [DEVICE]);
	await replaced;
	await expect(connect(hub, old)).rejects.toMatchObject({ code: 4 });

	const client = await connect(hub, password);
	const cut = new Promise<void>((done) => client.once("close", () => done()));
	expect(gatehouse(["device", "revoke", DEVICE, "--data", hub.data])).toContain(DEVICE);
	await cut;
	await expect(connect(hub, password)).rejects.toMatchObject({ code: 4 });
});

test("all that the hub writes is its owner's alone, whatever umask it was started with", () => {
	const file = join(newFolder(), "backup.sqlite");
	gatehouse(["backup", file, "--data", hub.data]);
	const written = [
		"journal.sqlite",
		"journal.sqlite-wal",
		"journal.sqlite-shm",
		"journal.id",
		"lock.sqlite",
		"hub.sock",
	];
	for (const path of [...written.map((name) => join(hub.data, name)), file]) {
		expect((statSync(path).mode & 0o777).toString(8), path).toBe("600");
	}
	expect(readdirSync(hub.data).filter((name) => (statSync(join(hub.data, name)).mode & 0o077) !== 0)).toEqual([]);
});

test("a second hub and a restore are refused on a folder where a hub runs; doctor and audit are not", async () => {
	await expect(startHub({ data: hub.data })).rejects.toThrow(
		/ended with 1: gatehouse: another process is using .*gatehouse-/,
	);
	expect(() => gatehouse(["restore", "any.sqlite", "--data", hub.data])).toThrow(/ended with 1: .*another process/);
	const looked = gatehouse(["doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--data", hub.data]);
	expect(looked).toContain("in use");
	for (const name of ["journal.sqlite", "snapshots", "hub.sock"]) expect(looked).toContain(join(hub.data, name));
	expect(looked).toMatch(/database: schema \d+, .*pages whole; \d+ entries/);
	expect(gatehouse(["audit", "verify", "--data", hub.data])).toContain("the chain holds");
});

test("what a backup of a running hub holds comes back, whole, in the place of what came after", async () => {
	const data = newFolder();
	const { [DEVICE]: password = "" } = credentials(data, [DEVICE]);
	const first = await startHub({ data });
	const client = await connect(first, password);
	await publish(client, "before");
	const file = join(newFolder(), "backup.sqlite");
	gatehouse(["backup", file, "--data", data]);
	expect(() => gatehouse(["backup", file, "--data", data])).toThrow(/exists/);
	await publish(client, "after");
	client.end(true);
	expect(await first.stop()).toBe(0);
	expect(existsSync(join(data, "hub.sock"))).toBe(false);

	const restored = gatehouse(["restore", file, "--data", data]);
	expect(restored).toMatch(/restored, \d+ entries/);
	expect(restored).toContain("is kept as");
	expect(gatehouse(["audit", "verify", "--data", data])).toContain("the chain holds");
	addUser(data, "li", "operator");
	const second = await startHub({ data });
	const api = await signIn(second.http, "li");
	const { items } = await api.get(`/events?device=${DEVICE}&type=perimeter.beam-broken`, eventPage);
	expect(items.map(({ id }) => id)).toEqual(["before"]);
	const again = await connect(second, password);
	await publish(again, "anew");
	again.end(true);
	expect(await second.stop()).toBe(0);
});

test("a folder first opened with --simulate is refused to a hub that guards something", async () => {
	const demo = await startHub({ args: ["--simulate", "living"] });
	expect(await demo.stop()).toBe(0);
	await expect(startHub({ data: demo.data })).rejects.toThrow(/ended with 2: .*demo users; name another folder/);
});
