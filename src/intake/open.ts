import type { Duplex } from "node:stream";
import { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import type { Journal } from "../journal/journal.ts";
import { newReached, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import type { Device } from "../model/device.ts";
import type { Hearing } from "../model/health.ts";
import type { Log } from "../model/log.ts";
import type { CurrentSite, Site, SiteFollower } from "../model/site.ts";
import { topicOf } from "../model/topic.ts";
import type { SnapshotStore } from "../snapshots/snapshot-store.ts";
import { Commands } from "./commands.ts";
import { type Counters, newCounters } from "./counters.ts";
import type { Credentials } from "./credentials.ts";
import { Embedded } from "./embedded/broker.ts";
import type { Address, SecurePort } from "./embedded/ports.ts";
import { External } from "./external/broker.ts";
import { brokerUrl } from "./external/broker-url.ts";
import { HealthReports } from "./health.ts";
import { MessageHandler } from "./message-handler.ts";
import { Presence } from "./presence.ts";
import type { Addresses, Transport } from "./transport.ts";

export interface IntakeOptions {
	readonly site: CurrentSite;
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
	/** Call signalling from a device. */
	onSignal?(device: string, payload: Readonly<Record<string, unknown>>): void;
}

/**
 * The mouth for devices. It is there before anything that asks for a device, and hears none until it is open. With another site they are taken by what that one says, and those that it no longer has are
 * strangers.
 */
export interface Intake extends SiteFollower {
	/**
	 * Hears devices from here on: what they say is in the journal before it is acknowledged. Resolves with where they
	 * connect: the embedded broker's real port (the plain one, if there is one), or the external broker without its credentials.
	 *
	 * @throws {Refusal} `port-taken`.
	 */
	open(): Promise<string>;
	/** Where they connect by TLS, if the embedded broker listens so and is open. */
	readonly secureUrl: string | undefined;
	readonly counters: Readonly<Counters>;
	/** `gone`: the external broker cannot be reached or does not let the hub follow. */
	readonly hearing: Hearing;
	/** Publishes as the hub. Resolves once the broker has taken it. */
	publish(
		topic: string,
		payload: string | Buffer,
		options: { readonly retain: boolean; readonly qos?: 0 | 1 },
	): Promise<void>;
	/** Asks a device to do something and waits for its reply; sends nothing to an absent one. */
	command(device: string, request: CommandRequest): Promise<CommandOutcome>;
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
 * Makes the intake; nothing runs and nobody is heard before it is open.
 *
 * @throws {Refusal} `wrong-configuration`: the external broker's URL is none.
 */
export function newIntake(options: IntakeOptions): Intake {
	const { site, journal, clock, log, known, album, reached = newReached(), onSignal } = options;
	const counters = newCounters();
	const transport = transportOf(options, { counters, reached });
	// While nobody can be heard, or what is said can't be kept, silence says nothing.
	const isDeaf = () => !transport.ready || !journal.availability.available;
	const presence = new Presence({ site: site(), known, journal, clock, log, isDeaf });
	const isThere = (device: string) => presence.isThere(device) && transport.isConnected(voiceOf(site(), device));
	const commands = new Commands({
		clock,
		isThere,
		send(device, payload) {
			transport
				.publish({ topic: topicOf(site().id, device, "command"), payload, qos: 1, retain: false })
				.catch((error: unknown) => log.warn({ err: error, device }, "a command could not be sent"));
		},
	});
	const health = new HealthReports({ known, journal, clock, log, reached });
	const messageHandler = new MessageHandler({
		...{ site, journal, clock, log, presence, commands, health, album, counters, reached },
		committed: (device, id, seq) => transport.receipt?.(device, id, seq),
		...(onSignal && { onSignal }),
	});
	let opened: Addresses | undefined;
	let closing: Promise<void> | undefined;
	const close = async () => {
		presence.stop();
		commands.stop();
		await transport.close();
		await health.stop();
	};
	return {
		async open() {
			presence.start();
			try {
				opened = await transport.open({ messageHandler, presence });
				return opened.url;
			} catch (error) {
				await close().catch(() => undefined);
				throw error;
			}
		},
		get secureUrl() {
			return opened?.secureUrl;
		},
		counters,
		get hearing() {
			if (!opened) return "opening";
			return transport.ready ? "ready" : "gone";
		},
		publish: (topic, payload, { retain, qos = 1 }) => transport.publish({ topic, payload, retain, qos }),
		command: (device, request) => commands.command(device, request),
		applySite(now) {
			presence.applySite(now);
			transport.applySite(now);
		},
		isThere,
		disconnect: (id) => transport.disconnect(id),
		lastSeenAt: (id) => presence.lastSeenAt(id),
		healthOf: (device) => health.of(device),
		acceptWebSocket: (stream, from = "websocket", onSignIn) => transport.accept(stream, from, { onSignIn }),
		close() {
			closing ??= close();
			return closing;
		},
	};
}

function transportOf(
	{ site, mqtt, mqtts, credentials, anonymous, log, onRealSignIn, monotonic }: IntakeOptions,
	{ counters, reached }: { readonly counters: Counters; readonly reached: Reached },
): Transport {
	const parts = { site, counters, reached, log };
	if (mqtt && "broker" in mqtt) return new External({ ...parts, url: brokerUrl(mqtt.broker) });
	return new Embedded({
		...parts,
		anonymous: anonymous ?? new AnonymousSockets(reached),
		credentials,
		ports: { ...(mqtt && { plain: mqtt }), ...(mqtts && { secure: mqtts }) },
		...(onRealSignIn && { onRealSignIn }),
		...(monotonic && { monotonic }),
	});
}

/** The id whose connection speaks for the device: its gateway's, or its own. */
function voiceOf(site: Site, device: string): string {
	return site.devices.get(device)?.gateway ?? device;
}
