import { connect, type Socket } from "node:net";
import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { BUDGETS } from "../../src/model/budgets.ts";
import { type Console, follow } from "../http/rig.ts";
import { type Api, addUser, credentials, type HubProcess, newFolder, signIn, startHub } from "../hub-process.ts";
import { lapse } from "../waiting.ts";

/** Aimed at is twice the time of quiet; a machine that does much else is given ten times that. */
const SLOWER_AT_MOST = 20;
/** A quiet acknowledgement is taken for at least this, ms: below it a machine's own turns decide. */
const QUIET_AT_LEAST_MS = 5;
const ATTACKER = "beam-east-3";
const OTHER = "beam-east-4";

let hub: HubProcess;
let secrets: Record<string, string>;
let manager: Api;
let consoles: readonly Console[];
let other: MqttClient;
let quietMs: number;
beforeAll(async () => {
	const data = newFolder();
	secrets = credentials(data, [ATTACKER, OTHER]);
	addUser(data, "li", "operator");
	addUser(data, "wang", "manager");
	hub = await startHub({ data });
	manager = await signIn(hub.http, "wang");
	const { cookie } = await signIn(hub.http, "li");
	const headers = { cookie, origin: hub.http };
	consoles = await Promise.all(Array.from({ length: 9 }, () => follow(hub.http, headers, { since: 0 })));
	await Promise.all(consoles.map((console) => console.until(({ type, more }) => type === "sync" && !more)));
	other = await device(OTHER);
	quietMs = (await during(() => Promise.resolve())).median;
});
afterAll(async () => {
	for (const { socket } of consoles ?? []) socket.terminate();
	await other?.endAsync(true);
	await hub?.stop();
});

function device(id: string): Promise<MqttClient> {
	const password = secrets[id] ?? "";
	const client = mqtt.connect(hub.mqtt, { clientId: id, username: id, password, reconnectPeriod: 0 });
	return new Promise((done, failed) => {
		client.once("connect", () => done(client)).once("error", failed);
		client.once("close", () => failed(new Error(`${id} was closed before it was signed in`)));
	});
}

let count = 0;
function eventOf(id: string, more: object = {}): [string, string] {
	const event = { id: `e${++count}`, type: "perimeter.beam-broken", data: { beams: [1], ...more } };
	return [`gatehouse/v1/jingxin-garden/${id}/event`, JSON.stringify(event)];
}

/** How long another device waits for its acknowledgements while something goes on, and at least 20 of them. */
async function during(attack: () => Promise<unknown>): Promise<{ readonly median: number; readonly most: number }> {
	const took: number[] = [];
	let over = false;
	const attacked = attack().finally(() => {
		over = true;
	});
	while (!over || took.length < 20) {
		const [topic, payload] = eventOf(OTHER);
		const started = performance.now();
		await other.publishAsync(topic, payload, { qos: 1 });
		took.push(performance.now() - started);
		await lapse(10);
	}
	await attacked;
	took.sort((a, b) => a - b);
	return { median: took[took.length >> 1] ?? 0, most: took.at(-1) ?? 0 };
}

/** So many sockets that never say anything; one that the hub closes is opened again until `stop`. */
async function silentSockets(total: number): Promise<{ stop(): void }> {
	const { hostname, port } = new URL(hub.mqtt);
	const sockets = new Set<Socket>();
	let stopped = false;
	const open = (): Promise<void> =>
		new Promise((done) => {
			const socket = connect(Number(port), hostname);
			sockets.add(socket);
			socket.on("connect", done).on("error", () => undefined);
			socket.on("close", () => {
				sockets.delete(socket);
				done();
				if (!stopped) void lapse(2_000).then(() => (stopped ? undefined : open()));
			});
		});
	for (let opened = 0; opened < total; opened += 50) await Promise.all(Array.from({ length: 50 }, open));
	return {
		stop() {
			stopped = true;
			for (const socket of sockets) socket.destroy();
		},
	};
}

const anything = z.looseObject({});

const ATTACKS: Readonly<Record<string, () => Promise<unknown>>> = {
	async "health reports of 57 KB, each with a key of its own"() {
		const attacker = await device(ATTACKER);
		const topic = `gatehouse/v1/jingxin-garden/${ATTACKER}/health`;
		for (let n = 0; n < 110; n++) {
			await attacker.publishAsync(topic, JSON.stringify({ [`k${n}`]: "x".repeat(57_000) }), { qos: 1 });
		}
		await attacker.endAsync(true);
	},
	async "events of 60 KB"() {
		const attacker = await device(ATTACKER);
		const publish = () => attacker.publishAsync(...eventOf(ATTACKER, { note: "x".repeat(60_000) }), { qos: 1 });
		await Promise.all(Array.from({ length: 60 }, publish));
		await attacker.endAsync(true);
	},
	async "a manager who asks for pages of a thousand, over and over"() {
		for (let n = 0; n < 20; n++) await manager.get("/events?limit=1000", anything);
	},
	async "60 KB of brackets, over and over"() {
		const headers = { "content-type": "application/json", origin: hub.http };
		const body = "[".repeat(60_000);
		for (let n = 0; n < 50; n++) {
			const { status } = await fetch(`${hub.http}/api/v1/session`, { method: "POST", headers, body });
			expect(status).toBe(400);
		}
	},
};

test.each(Object.entries(ATTACKS))(
	"%s: another's acknowledgement hardly waits, and no console is closed",
	async (_what, attack) => {
		const { median, most } = await during(attack);
		const figures = `median ${median.toFixed(1)} ms, at most ${most.toFixed(0)} ms; quiet ${quietMs.toFixed(1)} ms`;
		expect(median, figures).toBeLessThan(SLOWER_AT_MOST * Math.max(quietMs, QUIET_AT_LEAST_MS));
		expect(consoles.map(({ socket }) => socket.readyState === socket.OPEN)).toEqual(consoles.map(() => true));
	},
);

test("4,500 silent sockets that come again whenever they are closed keep no right password out", async () => {
	const { stop } = await silentSockets(4_500);
	const { median } = await during(async () => {
		for (let n = 0; n < 25; n++) {
			const attacker = await device(ATTACKER);
			await attacker.endAsync(true);
		}
	});
	stop();
	expect(median).toBeLessThan(SLOWER_AT_MOST * Math.max(quietMs, QUIET_AT_LEAST_MS));
	expect(consoles.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
});

test("whoever is refused, over and over, writes no more lines than the log has room for", async () => {
	const refused = async () => {
		const wrong = { clientId: ATTACKER, username: "nobody", password: "wrong", reconnectPeriod: 0 } as const;
		await mqtt.connectAsync(hub.mqtt, wrong).catch(() => undefined);
		const { hostname, port } = new URL(hub.mqtt);
		await new Promise((done) =>
			connect(Number(port), hostname).on("error", done).on("close", done).end("GET / HTTP/1.1\r\n\r\n"),
		);
	};
	for (let n = 0; n < 2; n++) await Promise.all(Array.from({ length: 50 }, refused));
	const count = (reason: string) => hub.lines.filter(({ msg }) => msg === reason).length;
	for (const reason of ["connection refused", "connection cut off"]) {
		expect(count(reason)).toBeGreaterThan(0);
		// They may stand in two of the log's minutes.
		expect(count(reason)).toBeLessThanOrEqual(2 * BUDGETS["log-lines"].limit);
	}
});
