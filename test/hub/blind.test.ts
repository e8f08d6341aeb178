import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { duplexPair } from "node:stream";
import { Aedes } from "aedes";
import Database from "better-sqlite3";
import mqtt from "mqtt";
import { expect, onTestFinished, test } from "vitest";
import { toFollower } from "../../src/contract/live.ts";
import type { Hub } from "../../src/main.ts";
import type { Heard } from "../http/reply.ts";
import { type Console, request, signIn } from "../http/rig.ts";
import { newFolder } from "../hub-process.ts";
import { entriesOf, openHubOn, report, TestMachine } from "../hub-with-clock.ts";

const PASSWORD = "a-lamp-over-the-gate-7";
const MINUTE_MS = 60_000;

const causes = (hub: Hub) => hub.health.blind.map(({ cause }) => cause);
const ready = async (hub: Hub) => (await request(hub.http.url, "GET", "/readyz")).json;
const gauge = async (hub: Hub, cause: string, cookie: string) => {
	const { text } = await request(hub.http.url, "GET", "/metrics", { headers: { cookie } });
	return Number(new RegExp(`^gatehouse_blind{cause="${cause}"} (\\d)$`, "m").exec(text)?.[1]);
};
const faults = async (hub: Hub) =>
	(await hub.store.reader.objects("alarm", { limit: 100, order: "desc", open: true })).items.filter(
		({ type }) => type === "hub.blind",
	);

async function operatorOn(hub: Hub): Promise<{ console: Console; cookie: string }> {
	await hub.store.access.people.add({ name: "lin", role: "operator", password: PASSWORD, by: "hub" });
	const { follow, cookie } = await signIn(hub.http.url, "lin", PASSWORD);
	const console = await follow();
	onTestFinished(() => console.socket.terminate());
	return { console, cookie };
}

const isBlind =
	(cause: string) =>
	({ blind }: Heard) =>
		blind?.some((one) => one.cause === cause) ?? false;

/** A broker of the test's own on one port, that can be stopped and started anew. */
class Broker {
	port = 0;
	#broker: Aedes | undefined;
	#server: Server | undefined;
	readonly #sockets = new Set<Socket>();
	/** What came while it hangs. */
	#held: (() => void)[] | undefined;
	async start(): Promise<void> {
		const broker = await Aedes.createBroker();
		const server = createServer((socket) => {
			this.#sockets.add(socket);
			const [outside, inside] = duplexPair();
			socket.on("data", (chunk) => {
				const pass = () => void outside.write(chunk);
				if (this.#held) this.#held.push(pass);
				else pass();
			});
			outside.on("data", (chunk) => socket.write(chunk));
			socket.on("close", () => outside.destroy()).on("error", () => socket.destroy());
			outside.on("close", () => socket.destroy()).on("error", () => socket.destroy());
			inside.on("error", () => inside.destroy());
			broker.handle(inside);
		});
		await new Promise<void>((done) => server.listen(this.port, "127.0.0.1", done));
		const { port }: Pick<AddressInfo, "port"> = Object(server.address());
		[this.port, this.#broker, this.#server] = [port, broker, server];
	}
	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		this.#sockets.clear();
		await new Promise((done) => this.#server?.close(done) ?? done(undefined));
		await new Promise<void>((done) => this.#broker?.close(() => done()) ?? done());
	}
	/** It hangs: connections stay, and nothing is answered. */
	hang(): void {
		this.#held = [];
	}
	resume(): void {
		for (const pass of this.#held ?? []) pass();
		this.#held = undefined;
	}
	get url(): string {
		return `mqtt://127.0.0.1:${this.port}`;
	}
}

test("a broker that goes or hangs is said within seconds on every page, in figures and as a high incident", async () => {
	const broker = new Broker();
	await broker.start();
	onTestFinished(() => broker.stop());
	const hub = await openHubOn(newFolder(), new TestMachine(), { broker: broker.url });
	const { console: page, cookie } = await operatorOn(hub);
	await expect.poll(() => ready(hub)).toMatchObject({ ready: true, blind: [] });
	const beam = await mqtt.connectAsync(broker.url, { clientId: "beam-east-3", reconnectPeriod: 100 });
	beam.on("error", () => undefined);
	onTestFinished(() => void beam.end(true));
	await report(beam, "perimeter.beam-broken", { beams: [1] });
	await expect.poll(() => entriesOf(hub, "device.online")).toHaveLength(1);

	await broker.stop();
	const told = await page.until(isBlind("broker-gone"));
	expect(toFollower.parse(told)).toEqual(told);
	expect(await ready(hub)).toMatchObject({ ready: false, broker: false, blind: [{ cause: "broker-gone" }] });
	expect(await gauge(hub, "broker-gone", cookie)).toBe(1);
	await expect.poll(() => faults(hub)).toMatchObject([{ priority: "high", part: "broker-gone", active: true }]);

	await broker.start();
	await expect.poll(() => faults(hub)).toMatchObject([{ active: false }]);
	expect(causes(hub)).toEqual([]);
	expect(await gauge(hub, "broker-gone", cookie)).toBe(0);
	await expect.poll(() => ready(hub)).toMatchObject({ ready: true });

	broker.hang();
	await expect.poll(() => causes(hub)).toEqual(["broker-gone"]);
	broker.resume();
	await expect.poll(() => causes(hub)).toEqual([]);
});

test("nobody is lost while nobody could be heard, and whoever stays away is given the whole time anew", async () => {
	const broker = new Broker();
	await broker.start();
	onTestFinished(() => broker.stop());
	const hub = await openHubOn(newFolder(), new TestMachine(), { broker: broker.url, speed: 60 });
	const { clock } = hub.store;
	await expect.poll(() => hub.intake.hearing).toBe("ready");
	const beam = await mqtt.connectAsync(broker.url, { clientId: "beam-east-3", reconnectPeriod: 0 });
	await report(beam, "perimeter.beam-broken", { beams: [1] });
	await expect.poll(() => entriesOf(hub, "device.online")).toHaveLength(1);
	beam.end(true);
	await broker.stop();
	await expect.poll(() => causes(hub)).toEqual(["broker-gone"]);
	const goneAt = clock.now();
	await expect.poll(() => clock.now() - goneAt).toBeGreaterThan(10 * MINUTE_MS);
	expect(await entriesOf(hub, "device.lost")).toEqual([]);
	await broker.start();
	await expect.poll(() => entriesOf(hub, "device.lost")).toHaveLength(1);
	const [[heard], [lost]] = [await entriesOf(hub, "hub.sighted"), await entriesOf(hub, "device.lost")];
	expect(Number(lost?.receivedAt) - Number(heard?.receivedAt)).toBeGreaterThan(MINUTE_MS);
});

test("a store that takes nothing is told by the beat alone, and recorded as an incident once it takes entries again", async () => {
	const data = newFolder();
	const hub = await openHubOn(data, new TestMachine());
	const { console: page, cookie } = await operatorOn(hub);
	const other = new Database(join(data, "journal.sqlite"));
	onTestFinished(() => void other.close());
	other.exec("BEGIN IMMEDIATE");
	hub.store.journal.advanceTime(hub.store.clock.now()).catch(() => undefined);
	await page.until(isBlind("store-failing"));
	expect(await gauge(hub, "store-failing", cookie)).toBe(1);
	expect(await faults(hub)).toEqual([]);
	other.exec("ROLLBACK");
	await expect.poll(() => faults(hub)).toMatchObject([{ part: "store-failing", active: false }]);
	const [blind, sighted] = [await entriesOf(hub, "hub.blind"), await entriesOf(hub, "hub.sighted")];
	expect(blind).toHaveLength(1);
	expect(Number(sighted[0]?.seq)).toBeGreaterThan(Number(blind[0]?.seq));
	await expect.poll(() => causes(hub)).toEqual([]);
});

test("a hub that starts on a store that takes nothing shows what it knows, says so, and records it later", async () => {
	const data = newFolder();
	const machine = new TestMachine();
	const first = await openHubOn(data, machine);
	await first.store.access.people.add({ name: "lin", role: "operator", password: PASSWORD, by: "hub" });
	const { token } = await first.store.access.sessions.open("lin", { address: "127.0.0.1" });
	await first.close();
	const other = new Database(join(data, "journal.sqlite"));
	onTestFinished(() => void other.close());
	other.exec("BEGIN IMMEDIATE");
	const hub = await openHubOn(data, machine);
	expect(causes(hub)).toEqual(["store-failing"]);
	expect(await ready(hub)).toMatchObject({ ready: false, store: false });
	const headers = { cookie: `gatehouse=${token}` };
	const shown = await request(hub.http.url, "GET", "/incidents", { headers });
	expect([shown.status, shown.answer.items]).toEqual([200, []]);
	expect(await entriesOf(hub, "hub.started")).toHaveLength(1);
	other.exec("ROLLBACK");
	await expect.poll(() => entriesOf(hub, "hub.started")).toHaveLength(2);
	await expect.poll(() => faults(hub)).toMatchObject([{ part: "store-failing", active: false }]);
});
