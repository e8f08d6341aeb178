import type { Duplex } from "node:stream";
import { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import type { Journal } from "../journal/journal.ts";
import { newReached, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import type { Device } from "../model/device.ts";
import type { Log } from "../model/log.ts";
import type { Site } from "../model/site.ts";
import type { SnapshotStore } from "../snapshots/snapshot-store.ts";
import { Commands } from "./commands.ts";
import { type Counters, newCounters } from "./counters.ts";
import type { Credentials } from "./credentials.ts";
import { Embedded } from "./embedded/broker.ts";
import type { Address, OpenPorts, SecurePort } from "./embedded/ports.ts";
import type { External, ExternalParts } from "./external/broker.ts";
import { brokerUrl } from "./external/broker-url.ts";
import { HealthReports } from "./health.ts";
import { MessageHandler } from "./message-handler.ts";
import { Presence } from "./presence.ts";
import { topicOf } from "./topic.ts";

export interface IntakeOptions {
	readonly site: Site;
	readonly journal: Journal;
	readonly credentials: Credentials;
	readonly clock: Clock;
	readonly log: Log;
	/** What the journal knew of the devices when the hub started. */
	readonly known: readonly Device[];
	/** Where pictures are kept. */
	readonly album: Pick<SnapshotStore, "keep">;
	/** Where the embedded broker listens without TLS (absent: nowhere), or the external broker to go through. */
	readonly mqtt?: Address | { readonly broker: string };
	/** Where the embedded broker listens with TLS; absent: nowhere. */
	readonly mqtts?: SecurePort;
	/** Counts the budgets that are reached. */
	readonly reached?: Reached;
	/** The sockets of all ports on which nobody has signed in yet. */
	readonly anonymous?: AnonymousSockets;
	/** The process's own clock, ms; of a test that wants to be as fast as the fastest machine, one that stands. */
	monotonic?(): number;
	/** A real client signed in as this device: its simulator stays away for 10 minutes. */
	onRealSignIn?(device: string): void;
	/** Nobody can be heard, or what they say can't be kept: then nobody is lost. */
	isDeaf?(): boolean;
	/** Call signalling from a device. */
	onSignal?(device: string, payload: Readonly<Record<string, unknown>>): void;
}

/** The mouth for devices. */
export interface Intake {
	/** Where devices connect: the embedded broker's real port, the plain one if there is one, or the external broker without its credentials. */
	readonly address: string;
	/** Where they connect by TLS, if the embedded broker listens so. */
	readonly secureAddress?: string;
	readonly counters: Readonly<Counters>;
	/** False while devices cannot be heard: the external broker cannot be reached or does not let the hub follow. */
	readonly ready: boolean;
	/** Publishes as the hub. Resolves once the broker has taken it. */
	publish(
		topic: string,
		payload: string | Buffer,
		options: { readonly retain: boolean; readonly qos?: 0 | 1 },
	): Promise<void>;
	/** Asks a device to do something and waits for its reply; sends nothing to an absent one. */
	command(device: string, request: CommandRequest): Promise<CommandOutcome>;
	/** The site has turned: devices are taken by what it says now, and those that it no longer has are cut off. */
	turn(): void;
	/** Whether a command would be sent to the device now. */
	isThere(device: string): boolean;
	/** Cuts off whoever is signed in as this device, gateway or reader. */
	disconnect(id: string): void;
	/** When a device or gateway was last heard since the hub started, epoch ms. */
	lastSeenAt(id: string): number | undefined;
	/** A device's last word of its own health since the hub started. */
	healthOf(device: string): Readonly<Record<string, unknown>> | undefined;
	/**
	 * Takes a WebSocket's stream that speaks MQTT (subprotocol `mqtt`); `address` is the peer's, for the log, and `onSignIn`
	 * is called once somebody has signed in on it.
	 */
	acceptWebSocket(stream: Duplex, address?: string, onSignIn?: () => void): void;
	/** Takes nothing more, commits and acknowledges what is in hand, closes every connection. */
	close(): Promise<void>;
}

/**
 * Opens the intake: from here on devices are heard, and what they say is in the journal before it is acknowledged.
 *
 * @throws {Refusal} `port-taken`; `wrong-configuration` where the external broker's URL is none.
 */
export async function openIntake(options: IntakeOptions): Promise<Intake> {
	const { site, journal, clock, log, known, mqtt, mqtts, reached = newReached(), onSignal, onRealSignIn } = options;
	// Before anything runs that would have to be stopped again.
	const through = mqtt && "broker" in mqtt ? mqtt.broker : undefined;
	if (through !== undefined) brokerUrl(through);
	const counters = newCounters();
	const presence = new Presence({
		site,
		known,
		journal,
		clock,
		log,
		...(options.isDeaf && { isDeaf: options.isDeaf }),
	});
	const opened: { transport?: Embedded | External; receipt?: External["receipt"] } = {};
	const isThere = (device: string) =>
		presence.isThere(device) && (opened.transport?.isConnected(voiceOf(site, device)) ?? false);
	const commands: Commands = new Commands({
		clock,
		isThere,
		send: (device, payload) => {
			void opened.transport
				?.publish({ topic: topicOf(site.id, device, "command"), payload, qos: 1, retain: false })
				.catch((error: unknown) => log.warn({ err: error, device }, "a command could not be sent"));
		},
	});
	const health = new HealthReports({ known, journal, clock, log, reached });
	const messageHandler = new MessageHandler({
		site,
		health,
		journal,
		clock,
		log,
		presence,
		commands,
		album: options.album,
		counters,
		reached,
		...(through !== undefined && {
			committed: (device: string, id: string, seq: number) => opened.receipt?.(device, id, seq),
		}),
		...(onSignal && { onSignal }),
	});
	const shared = { site, counters, reached, messageHandler, log };
	const transport =
		through !== undefined
			? await throughBroker({ ...shared, url: through })
			: new Embedded({
					...shared,
					presence,
					anonymous: options.anonymous ?? new AnonymousSockets(reached),
					credentials: options.credentials,
					ports: { ...(mqtt && !("broker" in mqtt) && { plain: mqtt }), ...(mqtts && { secure: mqtts }) },
					...(onRealSignIn && { onRealSignIn }),
					...(options.monotonic && { monotonic: options.monotonic }),
				});
	opened.transport = transport;
	if ("receipt" in transport) opened.receipt = (...of) => transport.receipt(...of);
	let closing: Promise<void> | undefined;
	try {
		const address = await transport.open();
		return {
			...addressesOf(address),
			counters,
			get ready() {
				return transport.ready;
			},
			publish: (topic, payload, { retain, qos = 1 }) => transport.publish({ topic, payload, retain, qos }),
			command: (device, request) => commands.command(device, request),
			turn() {
				presence.turn(site);
				transport.turn();
			},
			isThere,
			disconnect: (id) => transport.disconnect(id),
			lastSeenAt: (id) => presence.lastSeenAt(id),
			healthOf: (device) => health.of(device),
			acceptWebSocket: (stream, from = "websocket", onSignIn) => transport.accept(stream, from, { onSignIn }),
			close: () => {
				presence.stop();
				commands.stop();
				closing ??= transport
					.close()
					.then(() => health.stop())
					.then(() => undefined);
				return closing;
			},
		};
	} catch (error) {
		presence.stop();
		commands.stop();
		await transport.close().catch(() => undefined);
		throw error;
	}
}

/** The client is loaded where it is used: a hub with its own broker starts sooner without. */
async function throughBroker({
	url,
	...options
}: Omit<ExternalParts, "url"> & { readonly url: string }): Promise<External> {
	const { External } = await import("./external/broker.ts");
	return new External({ ...options, url: brokerUrl(url) });
}

/** The id whose connection speaks for the device: its gateway's, or its own. */
function voiceOf(site: Site, device: string): string {
	return site.devices.get(device)?.gateway ?? device;
}

/** @throws {Error} A broker that listens nowhere. */
function addressesOf(found: string | OpenPorts): Pick<Intake, "address" | "secureAddress"> {
	if (typeof found === "string") return { address: found };
	const secureAddress = found.secure && urlOf("mqtts", found.secure);
	const address = found.plain ? urlOf("mqtt", found.plain) : secureAddress;
	if (address === undefined) throw new Error("the broker listens nowhere");
	return { address, ...(secureAddress !== undefined && { secureAddress }) };
}

function urlOf(scheme: string, { host, port }: Address): string {
	return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
