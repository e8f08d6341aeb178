import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig({ acceptWebSocket: (stream) => void stream.pipe(stream) });
});
afterAll(() => rig.close());

function connect(path: string, { origin, protocols = [] }: { origin?: string; protocols?: string[] } = {}) {
	const options = origin === undefined ? {} : { origin };
	const socket = new WebSocket(`${rig.http.url.replace("http", "ws")}${path}`, protocols, options);
	return new Promise<WebSocket | number | undefined>((done) => {
		socket.on("open", () => done(socket));
		socket.on("unexpected-response", (_request, response) => done(response.statusCode));
		socket.on("error", () => done(undefined));
	});
}

test("a device's bytes go to the intake and back over /mqtt", async () => {
	const socket = await connect("/mqtt", { protocols: ["mqtt"] });
	if (!(socket instanceof WebSocket)) throw new Error(`refused: ${socket}`);
	expect(socket.protocol).toBe("mqtt");
	const echoed = new Promise((done) => socket.once("message", done));
	socket.send(Buffer.from([0xc0, 0x00]));
	expect(await echoed).toEqual(Buffer.from([0xc0, 0x00]));
	socket.terminate();
});

test("a page of another site reaches neither /mqtt nor anything else", async () => {
	expect(await connect("/mqtt", { origin: "http://evil.example", protocols: ["mqtt"] })).toBe(403);
	expect(await connect("/elsewhere")).toBe(404);
	expect(await connect("/live")).toBe(401);
});
