import { connect as connectSocket, createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { AnonymousSockets } from "../../src/admission/unauthenticated-sockets.ts";
import { BUDGETS, newReached } from "../../src/model/budgets.ts";
import { certificatesOf, somebodysPair } from "../certificates/issuer.ts";
import { type Rig as HttpRig, openRig as openHttpRig } from "../http/rig.ts";
import { CONNACK_OK, connect, publish } from "../intake/packets-to-send.ts";
import { beamBroken, openRig, puback, type Rig, rawSocket } from "../intake/rig.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

interface Silent {
	readonly socket: Socket;
	closed: boolean;
}

/** So many sockets that say nothing; the hub accepts them before this ends. */
async function silent(port: number, count: number): Promise<readonly Silent[]> {
	const all: Silent[] = [];
	const open = () => {
		const socket = connectSocket({ port, host: "127.0.0.1" });
		const one = { socket, closed: false };
		socket
			.on("error", () => undefined)
			.on("close", () => {
				one.closed = true;
			});
		all.push(one);
		return new Promise<void>((done) => socket.once("connect", done).once("close", done));
	};
	while (all.length < count) await Promise.all(Array.from({ length: Math.min(50, count - all.length) }, open));
	closing.push(() => {
		for (const { socket } of all) socket.destroy();
	});
	return all;
}

async function hub(): Promise<{
	mqtt: Rig;
	http: HttpRig;
	anonymous: AnonymousSockets;
	reached: ReturnType<typeof newReached>;
}> {
	const reached = newReached();
	const anonymous = new AnonymousSockets(reached);
	const mqtt = await openRig({ reached, anonymous });
	closing.push(() => mqtt.close());
	const http = await openHttpRig({
		...{ reached, anonymous },
		acceptWebSocket: (stream, address, onSignIn) => mqtt.intake.acceptWebSocket(stream, address, onSignIn),
	});
	closing.push(() => http.close());
	return { mqtt, http, anonymous, reached };
}

test("silent sockets keep nobody out: the oldest of them goes, whichever port it came by", async () => {
	const { mqtt, http, anonymous, reached } = await hub();
	const { limit } = BUDGETS["sockets-of-address"];
	const httpPort = Number(new URL(http.http.url).port);
	const first = await silent(mqtt.port, 20);
	await vi.waitFor(() => expect(anonymous.count).toBe(20));
	const second = await silent(httpPort, 20);
	await vi.waitFor(() => expect(anonymous.count).toBe(40));
	const rest = await silent(mqtt.port, limit - 30);
	await vi.waitFor(() => expect(anonymous.count).toBe(limit));
	await vi.waitFor(() => expect(reached["sockets-of-address"]).toBe(10));
	await vi.waitFor(() => expect(first.filter(({ closed }) => closed)).toHaveLength(10));
	expect([...second, ...rest].some(({ closed }) => closed)).toBe(false);
	const device = await mqtt.bySocket("beam-east-3");
	device.send(publish(mqtt.topic("beam-east-3", "event"), beamBroken("e1"), { id: 7 }));
	expect(await device.read(4)).toEqual(Buffer.from(puback(7)));
	const operator = await http.person("operator");
	expect((await operator.call("GET", "/session")).status).toBe(200);
	// Twelve more have come, at least, and signed in: none of them is closed by what comes now.
	const more = await silent(mqtt.port, 60);
	await vi.waitFor(() => expect(anonymous.count).toBe(limit));
	device.send(publish(mqtt.topic("beam-east-3", "event"), beamBroken("e2"), { id: 8 }));
	expect(await device.read(4)).toEqual(Buffer.from(puback(8)));
	await vi.waitFor(() => expect(second.every(({ closed }) => closed)).toBe(true));
	expect([...more, ...rest.slice(-100)].some(({ closed }) => closed)).toBe(false);
	expect(mqtt.journal.events.map(({ id }) => id)).toEqual(["e1", "e2"]);
});

test("a WebSocket is signed in with its device, and before that it holds no more than a CONNECT", async () => {
	const { mqtt, http, anonymous, reached } = await hub();
	const url = `${http.http.url.replace("http", "ws")}/mqtt`;
	const open = async () => {
		const socket = new WebSocket(url, ["mqtt"]);
		closing.push(() => socket.terminate());
		await new Promise((done) => socket.once("open", done));
		return socket;
	};
	const closed = (socket: WebSocket) => new Promise((done) => socket.once("close", done).once("error", done));
	const big = await open();
	// A frame of 1 MiB of which the first 8 KiB come.
	const stuck = closed(big);
	big.send(Buffer.alloc(8_192, 0x10), { fin: false });
	await stuck;
	expect(reached.greeting).toBe(1);
	const device = await open();
	const id = "beam-east-3";
	const heard: Buffer[] = [];
	device.on("message", (data: Buffer) => heard.push(data));
	// A device that does not wait for CONNACK, and one packet of nearly a MiB behind it.
	const password = mqtt.secrets[id] ?? "";
	const far = publish(mqtt.topic(id, "event"), Buffer.alloc(1_000_000, "x"), { id: 2 });
	device.send(connect({ clientId: id, userName: id, password }));
	await vi.waitFor(() => expect(Buffer.concat(heard)).toEqual(CONNACK_OK));
	device.send(far);
	await vi.waitFor(() => expect(Buffer.concat(heard).subarray(4)).toEqual(Buffer.from(puback(2))));
	expect(anonymous.count).toBe(0);
	expect(mqtt.journal.rejected).toMatchObject([{ totalBytes: 1_000_000 }]);
});

test("a handshake that goes on for ever ends with the time to sign in, counted from the accept", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	closing.push(() => vi.useRealTimers());
	const reached = newReached();
	const anonymous = new AnonymousSockets(reached);
	const certificates = certificatesOf(await somebodysPair({ from: 0, to: 1 }));
	const rig = await openRig({ reached, anonymous, mqtts: { host: "127.0.0.1", port: 0, certificates } });
	closing.push(() => rig.close());
	const raw = await rawSocket(rig.port);
	closing.push(() => raw.socket.destroy());
	while (anonymous.count === 0) await new Promise((done) => setImmediate(done));
	// A ClientHello (RFC 8446 §4.1.2) of 512 bytes, one byte a second.
	for (const byte of [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]) {
		raw.send([byte]);
		await vi.advanceTimersByTimeAsync(1_000);
	}
	expect([anonymous.count, reached["sign-in-time"]]).toEqual([1, 0]);
	await vi.advanceTimersByTimeAsync(1_001);
	await raw.closed();
	expect([anonymous.count, reached["sign-in-time"]]).toEqual([0, 1]);
});

test("a port used again before the end of its last connection was seen is counted once", () => {
	const anonymous = new AnonymousSockets(newReached());
	const server = createServer();
	anonymous.watch(server, { tls: false });
	const sockets = Array.from({ length: 100 }, () => accepted(50_000));
	for (const socket of sockets) server.emit("connection", socket);
	expect(anonymous.count).toBe(1);
	for (const socket of sockets) socket.emit("close");
	expect(anonymous.count).toBe(0);
});

test("who has begun to sign in is not pushed out by a crowd that keeps silent, however fast it comes again", () => {
	const reached = newReached();
	const anonymous = new AnonymousSockets(reached);
	const server = createServer();
	anonymous.watch(server, { tls: false });
	const { limit } = BUDGETS["sockets-of-address"];
	const speaks = accepted(1, 14);
	server.emit("connection", speaks);
	const silent = Array.from({ length: 3 * limit }, (_, n) => accepted(2 + n));
	for (const socket of silent) server.emit("connection", socket);
	expect(speaks.destroyed).toBe(false);
	expect(silent.map(({ destroyed }) => destroyed).lastIndexOf(true)).toBe(2 * limit);
	expect(reached["sockets-of-address"]).toBe(2 * limit + 1);
	const talkers = Array.from({ length: 2 * limit }, (_, n) => accepted(10_000 + n, 1));
	for (const socket of talkers) server.emit("connection", socket);
	expect(speaks.destroyed).toBe(true);
	expect(talkers.at(-1)?.destroyed).toBe(false);
	const newest = accepted(60_000);
	server.emit("connection", newest);
	server.emit("connection", accepted(60_001, 1));
	expect(newest.destroyed).toBe(false);
	expect(anonymous.count).toBe(limit);
});

/** A socket as a server hands it on. */
function accepted(remotePort: number, bytesRead = 0) {
	return Object.assign(new PassThrough(), { localPort: 1_883, remoteAddress: "10.0.0.7", remotePort, bytesRead });
}
