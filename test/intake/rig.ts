import { connect as connectSocket, type Socket } from "node:net";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import pino from "pino";
import { expect } from "vitest";
import { openClock } from "../../src/hub/clock.ts";
import { Credentials } from "../../src/intake/credentials.ts";
import { type Intake, type IntakeOptions, newIntake } from "../../src/intake/open.ts";
import type { Site } from "../../src/model/site.ts";
import { readSite } from "../../src/site/read.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../hub-process.ts";
import { lapse } from "../waiting.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { CONNACK_OK, connect } from "./packets-to-send.ts";

/** Jingxin Garden, with a recorder in front of two cameras. */
export async function gardenWithRecorder(): Promise<Site> {
	const site = await readSite("config/jingxin-garden.yaml");
	const behind = ["cam-east-1", "cam-east-2"];
	const devices = new Map(site.devices);
	for (const id of behind) {
		const device = site.devices.get(id);
		if (device) devices.set(id, { ...device, gateway: "nvr-1" });
	}
	const words = { en: "Recorder", "zh-CN": "录像机" };
	return {
		...site,
		devices,
		gateways: new Map([["nvr-1", { id: "nvr-1", words, devices: behind, heartbeatMs: 60_000 }]]),
	};
}

export interface Rig {
	readonly site: Site;
	readonly journal: MemoryJournal;
	readonly intake: Intake;
	readonly port: number;
	/** The folder of the pictures. */
	readonly pictures: string;
	readonly secrets: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	readonly logged: Record<string, unknown>[];
	topic(device: string, leaf: string): string;
	/** An MQTT client signed in as `id`. */
	signIn(id: string, options?: IClientOptions): Promise<MqttClient>;
	/** A bare socket to the broker. */
	socket(): Promise<Raw>;
	/** A bare socket signed in as `id`. */
	bySocket(id: string, more?: Partial<Parameters<typeof connect>[0]>): Promise<Raw>;
	close(): Promise<void>;
}

/** A hub's intake on a free port, over a journal that the test commands. */
export async function openRig(
	options: Partial<
		Pick<
			IntakeOptions,
			"known" | "clock" | "onRealSignIn" | "onSignal" | "reached" | "anonymous" | "mqtts" | "monotonic"
		>
	> & {
		journal?: MemoryJournal;
	} = {},
): Promise<Rig> {
	const site = await gardenWithRecorder();
	const journal = options.journal ?? new MemoryJournal();
	const credentials = new Credentials();
	const made = credentials.make(["beam-east-3", "beam-east-4", "cam-east-1", "panel-b03-2-0401", "nvr-1"], 0);
	const reader = credentials.makeReader("wall-screen", 0);
	made.done();
	reader.done();
	const logged: Record<string, unknown>[] = [];
	const log = pino({ level: "debug" }, { write: (line: string) => logged.push(JSON.parse(line)) });
	const pictures = newFolder();
	const intake = newIntake({
		site: () => site,
		journal,
		credentials,
		clock: openClock({ notBefore: 0 }),
		log,
		known: [],
		album: openSnapshotStore(pictures),
		...(!options.mqtts && { mqtt: { host: "127.0.0.1", port: 0 } }),
		...options,
	});
	const address = await intake.open();
	const port = Number(new URL(address).port);
	const secrets = { ...made.secrets, ...reader.secrets };
	const clients: MqttClient[] = [];
	const sockets: Socket[] = [];
	const socket = async () => {
		const raw = await rawSocket(port);
		sockets.push(raw.socket);
		return raw;
	};
	return {
		site,
		journal,
		intake,
		port,
		pictures,
		secrets,
		credentials,
		logged,
		topic: (device, leaf) => `gatehouse/v1/${site.id}/${device}/${leaf}`,
		signIn: async (id, more = {}) => {
			const client = mqtt.connect(address, {
				clientId: id,
				username: id,
				password: secrets[id] ?? "",
				reconnectPeriod: 0,
				...more,
			});
			clients.push(client);
			await new Promise<void>((done, failed) => {
				client.once("connect", () => done());
				client.once("error", failed);
				client.once("close", () => failed(new Error("closed")));
			});
			return client;
		},
		socket,
		bySocket: async (id, more = {}) => {
			const raw = await socket();
			raw.send(connect({ clientId: id, userName: id, password: secrets[id] ?? "", ...more }));
			expect(await raw.read(4)).toEqual(CONNACK_OK);
			return raw;
		},
		close: async () => {
			journal.release();
			for (const client of clients) client.end(true);
			for (const socket of sockets) socket.destroy();
			await intake.close();
		},
	};
}

/** What acknowledges the message of this number. */
export const puback = (id: number) => [0x40, 2, 0, id];

/** Time enough for what the hub does at once, and for what it must not do. */
export const settled = () => lapse(30);

/** A bare socket to a port of this machine. */
export async function rawSocket(port: number): Promise<Raw> {
	const socket = connectSocket({ port, host: "127.0.0.1", noDelay: true });
	await new Promise<void>((done, failed) => socket.once("connect", done).once("error", failed));
	return new Raw(socket);
}

/** A socket of which a test reads what came and whether it was closed. */
export class Raw {
	readonly socket: Socket;
	#came = Buffer.alloc(0);
	#closed = false;
	#changed: () => void = () => {};

	constructor(socket: Socket) {
		this.socket = socket;
		socket.on("data", (chunk) => {
			this.#came = Buffer.concat([this.#came, chunk]);
			this.#changed();
		});
		const over = () => {
			this.#closed = true;
			this.#changed();
		};
		socket.on("end", over).on("close", over).on("error", over);
	}

	send(...parts: (Buffer | readonly number[])[]): void {
		this.socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
	}

	/** The next `count` bytes; fails if the socket is closed before. */
	async read(count: number): Promise<Buffer> {
		while (this.#came.length < count) {
			if (this.#closed) throw new Error(`closed after ${this.#came.toString("hex") || "nothing"}`);
			await new Promise<void>((done) => {
				this.#changed = done;
			});
		}
		const bytes = this.#came.subarray(0, count);
		this.#came = this.#came.subarray(count);
		return bytes;
	}

	/** Resolves once the broker has closed, with what came before. */
	async closed(): Promise<Buffer> {
		while (!this.#closed) {
			await new Promise<void>((done) => {
				this.#changed = done;
			});
		}
		return this.#came;
	}

	/** What came so far. */
	get came(): Buffer {
		return this.#came;
	}
}

/** A perimeter event as a device sends it. */
export function beamBroken(id: string, more: Readonly<Record<string, unknown>> = {}): string {
	return JSON.stringify({
		id,
		type: "perimeter.beam-broken",
		at: new Date().toISOString(),
		data: { beams: [1, 2] },
		...more,
	});
}
