import { mkdtemp, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aedes } from "aedes";
import mqtt from "mqtt";
import { pino } from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { controlCommands } from "../src/hub/control-commands.ts";
import { type Hub, openHub } from "../src/main.ts";
import { newFolder } from "./hub-process.ts";
import { ONE_PLACE } from "./site/one-place.ts";

const PANEL = "panel-b01-1-0401";
const ALL = { limit: 100, order: "asc" } as const;

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function start(mqttOptions: { host: string; port: number } | { broker: string }): Promise<Hub> {
	const config = join(await mkdtemp(join(tmpdir(), "unreadable-")), "one-place.yaml");
	await writeFile(config, ONE_PLACE);
	const hub = await openHub({
		...{ config, data: newFolder(), simulate: false, speed: 1, log: pino({ level: "silent" }) },
		http: { host: "127.0.0.1", port: 0 },
		mqtt: mqttOptions,
		onFatal(error) {
			throw error;
		},
	});
	closing.push(() => hub.close());
	return hub;
}

/** A broker of somebody else, which knows nothing of events. */
async function anotherBroker(): Promise<string> {
	const broker = await Aedes.createBroker();
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		broker.handle(socket);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	closing.push(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise<void>((done) => broker.close(() => done()));
		await new Promise((done) => server.close(done));
	});
	const { port }: Pick<AddressInfo, "port"> = Object(server.address());
	return `mqtt://127.0.0.1:${port}`;
}

async function embedded(): Promise<{ hub: Hub; url: string; password?: string }> {
	const hub = await start({ host: "127.0.0.1", port: 0 });
	const verbs = controlCommands({ ...hub.store, site: hub.site, disconnect: (one) => hub.intake.disconnect(one) });
	const made = await verbs["device.credentials"]?.({ ids: [PANEL] });
	return { hub, url: hub.intake.address, password: String(Object(made)[PANEL]) };
}

async function external(): Promise<{ hub: Hub; url: string; password?: string }> {
	const url = await anotherBroker();
	const hub = await start({ broker: url });
	await vi.waitFor(() => expect(hub.intake.ready).toBe(true));
	return { hub, url };
}

test.each([
	["the embedded broker", embedded, true],
	["an external broker", external, false],
])(
	"through %s, a panic that can't be read is critical, with its flat, beside its row in quarantine",
	async (_through, open, acknowledges) => {
		const { hub, url, password } = await open();
		const client = await mqtt.connectAsync(url, {
			...{ clientId: PANEL, username: PANEL, protocolVersion: 4, reconnectPeriod: 0 },
			...(password !== undefined && { password }),
		});
		closing.push(() => client.end(true));
		const send = (text: string) => client.publishAsync(`gatehouse/v1/one-place/${PANEL}/event`, text, { qos: 1 });
		const { reader } = hub.store;
		const look = async (rows: number, critical: number) => {
			const [kept, incidents] = [await reader.quarantined(ALL), await reader.incidents(ALL)];
			expect(kept.items).toHaveLength(rows);
			expect(
				incidents.items.filter(({ priority, unit }) => priority === "critical" && unit === "b01-1-0401"),
			).toHaveLength(critical);
		};
		// Acknowledged means both; another broker's acknowledgement says only that it has it.
		const settled = (rows: number, critical: number) =>
			acknowledges ? look(rows, critical) : vi.waitFor(() => look(rows, critical));

		await send(JSON.stringify({ id: "p1", type: "home.panic", at: new Date().toISOString(), data: { button: 7 } }));
		await settled(1, 1);
		await send('{"id":"p2","type":"home.gas","at":"20');
		await settled(2, 2);
		// A button that nobody foresaw is no fault; nor is a panel without a clock.
		await send(JSON.stringify({ id: "p3", type: "home.medical", at: "yesterday", data: { zone: "bath" } }));
		await send(JSON.stringify({ id: "p4", type: "home.panic", data: { button: "bathroom-cord" } }));
		await settled(2, 3);
		await vi.waitFor(async () => {
			const [entry] = (await reader.entries({ ...ALL, type: "home.panic" })).items;
			expect(entry).toMatchObject({ noTime: true, data: { button: "bathroom-cord" } });
		});
	},
);
