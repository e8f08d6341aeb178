import type { Duplex } from "node:stream";
import { Aedes } from "aedes";
import { DRAIN_WITHIN_MS, TOPIC_LEVELS_MAX } from "./limits.ts";

/** A message of the hub. */
export interface Publication {
	readonly topic: string;
	readonly payload: string | Buffer;
	readonly qos: 0 | 1;
	readonly retain: boolean;
}

/** What the hub says to devices and readers: subscriptions, retained messages and deliveries. */
export interface Broker {
	handle(stream: Duplex): void;
	publish(publication: Publication): Promise<void>;
	close(): Promise<void>;
}

/** So that aedes' own timer for orphaned wills, four of these, never fires: wills are the sessions' (PITFALLS of aedes 1.2). */
const NEVER_MS = 500_000_000;

/**
 * Opens the MQTT library behind the gates. It sees only clients that have signed in, and none of their messages; it
 * keeps no session beyond a connection, since its offline queues have no bound.
 */
export async function openBroker({
	ready,
	maySubscribe,
}: {
	ready(stream: Duplex): void;
	maySubscribe(stream: Duplex, filter: string): boolean;
}): Promise<Broker> {
	const aedes = await Aedes.createBroker({
		// Unlimited: with a limit, one frozen subscriber stalls all others until it is dropped.
		concurrency: 0,
		drainTimeout: DRAIN_WITHIN_MS,
		heartbeatInterval: NEVER_MS,
		maxTopicLevels: TOPIC_LEVELS_MAX,
		preConnect: (_client, packet, done) => {
			packet.clean = true;
			packet.keepalive = 0;
			delete packet.will;
			done(null, true);
		},
		authorizePublish: (_client, _packet, done) => done(new Error("messages do not pass here")),
		authorizeSubscribe: (client, subscription, done) =>
			done(null, maySubscribe(client.conn, subscription.topic) ? subscription : null),
	});
	aedes.on("clientReady", (client) => ready(client.conn));
	return {
		handle: (stream) => void aedes.handle(stream),
		publish: (publication) =>
			new Promise((done, failed) =>
				aedes.publish({ cmd: "publish", dup: false, ...publication }, (error) => (error ? failed(error) : done())),
			),
		close: () => new Promise((done) => aedes.close(done)),
	};
}
