import { createServer } from "node:http";
import mqtt from "mqtt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWebSocketStream, WebSocket, WebSocketServer } from "ws";
import { beamBroken, openRig, type Rig } from "./rig.ts";

let rig: Rig;
let url = "";
let stop: () => Promise<void>;
beforeEach(async () => {
	rig = await openRig();
	const http = createServer();
	const sockets = new WebSocketServer({
		server: http,
		path: "/mqtt",
		handleProtocols: (names) => (names.has("mqtt") ? "mqtt" : false),
	});
	sockets.on("connection", (socket) => rig.intake.acceptWebSocket(createWebSocketStream(socket), "127.0.0.1"));
	await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
	const address = http.address();
	url = `ws://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/mqtt`;
	stop = async () => {
		for (const socket of sockets.clients) socket.terminate();
		sockets.close();
		await new Promise((done) => http.close(done));
	};
});
afterEach(async () => {
	await rig.close();
	await stop();
});

test("a device may speak MQTT over a WebSocket by the same rules", async () => {
	const client = await mqtt.connectAsync(url, {
		clientId: "beam-east-3",
		username: "beam-east-3",
		password: rig.secrets["beam-east-3"] ?? "",
		reconnectPeriod: 0,
	});
	await client.publishAsync(rig.topic("beam-east-3", "event"), beamBroken("ws-1"), { qos: 1 });
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["ws-1"]);
	client.publish(rig.topic("beam-east-4", "event"), beamBroken("ws-2"), { qos: 1 });
	await new Promise<void>((done) => client.once("close", () => done()));
	expect(rig.intake.counters.strayed).toBe(1);
});

test("garbage on a WebSocket closes it at once", async () => {
	const socket = new WebSocket(url, "mqtt");
	await new Promise((done) => socket.once("open", done));
	socket.send("hello");
	await new Promise((done) => socket.once("close", done));
	expect(rig.intake.counters.cutOff).toBe(1);
});
