import mqtt, { type MqttClient } from "mqtt";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Heard } from "../http/reply.ts";
import { follow, request } from "../http/rig.ts";
import { type Api, addUser, apiOf, credentials, type HubProcess, signIn, startHub } from "../hub-process.ts";
import { lapse, PATIENCE_MS } from "../waiting.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

const PATIENCE = { timeout: PATIENCE_MS, interval: 50 };
/** Within these the page must know; a machine that does much else besides is given ten times that. */
const KNOWN_WITHIN_MS = 30_000;
const BEAM = "beam-east-3";

const list = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
const readiness = z.object({ ready: z.boolean(), store: z.boolean(), blind: z.array(z.object({ cause: z.string() })) });

let disk: SmallDisk;
let password: string;
beforeEach(() => {
	disk = mountSmallDisk(48);
	onTestFinished(() => disk.remove());
	addUser(disk.data, "li", "operator");
	password = credentials(disk.data, [BEAM])[BEAM] ?? "";
});

async function hubOn({ data }: SmallDisk): Promise<HubProcess> {
	const hub = await startHub({ data });
	onTestFinished(() => void hub.process.kill("SIGKILL"));
	return hub;
}

async function beamOf(hub: HubProcess): Promise<MqttClient> {
	const client = await mqtt.connectAsync(hub.mqtt, { clientId: BEAM, username: BEAM, password, reconnectPeriod: 0 });
	client.on("error", () => undefined);
	onTestFinished(() => void client.end(true));
	return client;
}

/** Reports a broken beam; whether it was acknowledged before the line ended. */
function breaks(client: MqttClient, id: string): Promise<boolean> {
	const event = { id, type: "perimeter.beam-broken", at: new Date().toISOString(), data: { beams: [1] } };
	return new Promise((done) => {
		client.once("close", () => done(false));
		client.publish(`gatehouse/v1/jingxin-garden/${BEAM}/event`, JSON.stringify(event), { qos: 1 }, (error) =>
			done(!error),
		);
	});
}

async function isReady({ http }: HubProcess) {
	const { status, json } = await request(http, "GET", "/readyz");
	return { status, ...readiness.parse(json) };
}

const typesOf = async (api: Api, query: string) =>
	(await api.get(`/events?${query}`, list)).items.map(({ type }) => String(type));
const idsOf = async (api: Api) =>
	(await api.get(`/events?device=${BEAM}&type=perimeter.beam-broken`, list)).items.map(({ id }) => id);
const faultsOf = async (api: Api) =>
	(await api.get("/alarms?open=true", list)).items.filter(({ type }) => type === "hub.blind");

/** What a page is told from now on. */
async function pageOf(hub: HubProcess, { cookie }: Api) {
	const page = await follow(hub.http, { cookie, origin: hub.http }, { since: 0 });
	onTestFinished(() => page.socket.terminate());
	return page;
}

const isBlindBy =
	(cause: string) =>
	({ blind }: Heard) =>
		blind?.some((one) => one.cause === cause) ?? false;

test("a disk that fills under the hub: nothing is acknowledged, every page is told why, and it works again by itself", async () => {
	const hub = await hubOn(disk);
	const api = await signIn(hub.http, "li");
	const page = await pageOf(hub, api);
	await page.until(({ type }) => type === "sync");
	expect(await breaks(await beamOf(hub), "before")).toBe(true);
	disk.fill();
	const filledAt = performance.now();
	// The log may have pages to write over; what is reported goes on until one finds no room.
	const beam = await beamOf(hub);
	let n = 0;
	while (await breaks(beam, `filling-${n}`)) n += 1;
	await page.until(isBlindBy("disk-full"));
	expect(await isReady(hub)).toMatchObject({ status: 503, ready: false, store: false });
	expect(performance.now() - filledAt).toBeLessThan(KNOWN_WITHIN_MS);
	expect(await idsOf(api)).not.toContain(`filling-${n}`);
	disk.empty();
	await expect.poll(() => isReady(hub), PATIENCE).toMatchObject({ status: 200, ready: true, blind: [] });
	expect(await breaks(await beamOf(hub), `filling-${n}`)).toBe(true);
	expect(await idsOf(api)).toContain(`filling-${n}`);
	await expect.poll(() => faultsOf(api), PATIENCE).toMatchObject([{ priority: "high", active: false }]);
	expect(JSON.stringify(await faultsOf(api))).toContain("disk");
	expect(await hub.stop()).toBe(0);
});

describe.each(["was stopped", "was killed"])("a hub that %s, and starts", (how) => {
	async function livedOnce(): Promise<string> {
		const hub = await hubOn(disk);
		const { cookie } = await signIn(hub.http, "li");
		expect(await breaks(await beamOf(hub), "before")).toBe(true);
		await (how === "was killed" ? hub.kill9() : hub.stop());
		return cookie;
	}

	test.each(["full", "read-only"])(
		"on a %s disk serves what it knows, says so, and works again by itself",
		async (what) => {
			const cookie = await livedOnce();
			const take = () => (what === "full" ? disk.fill() : disk.allow("ro"));
			const give = () => (what === "full" ? disk.empty() : disk.allow("rw"));
			take();
			const hub = await hubOn(disk);
			const api = apiOf(hub.http, cookie);
			const cause = what === "full" ? "disk-full" : "store-read-only";
			await (await pageOf(hub, api)).until(isBlindBy(cause));
			// A slow start is one more cause, until it hears its devices.
			const blind = { status: 503, ready: false, store: false, blind: [{ cause }] };
			await expect.poll(() => isReady(hub), PATIENCE).toMatchObject(blind);
			expect(await idsOf(api)).toEqual(["before"]);
			expect((await api.get("/incidents", list)).items).toMatchObject([{ zone: "east-3" }]);
			expect(await breaks(await beamOf(hub), "meanwhile")).toBe(false);
			await lapse(1_500);
			expect(await idsOf(api)).toEqual(["before"]);
			give();
			await expect.poll(() => isReady(hub), PATIENCE).toMatchObject({ status: 200, ready: true, blind: [] });
			expect(await breaks(await beamOf(hub), "meanwhile")).toBe(true);
			expect(await idsOf(api)).toEqual(["meanwhile", "before"]);
			await expect.poll(() => typesOf(api, "type=hub.started"), PATIENCE).toHaveLength(2);
			await expect.poll(() => faultsOf(api), PATIENCE).toMatchObject([{ priority: "high", active: false }]);
			expect(await hub.stop()).toBe(0);
		},
	);
});
