import type { Duplex } from "node:stream";
import type { SiteFollower } from "../model/site.ts";
import type { Publication } from "./broker.ts";
import type { MessageHandler } from "./message-handler.ts";
import type { Presence } from "./presence.ts";

/** Who is told what devices send, and that they are there. */
export interface Receivers {
	readonly messageHandler: MessageHandler;
	readonly presence: Presence;
}

/** Where devices connect. */
export interface Addresses {
	/** The embedded broker's real port, the plain one if there is one, or the external broker without its credentials. */
	readonly url: string;
	/** By TLS, if the embedded broker listens so. */
	readonly secureUrl?: string;
}

/** The link to devices: the hub's own broker, or somebody else's. Nobody is heard before it is open. */
export interface Transport extends SiteFollower {
	/** True while devices can be heard. */
	readonly ready: boolean;
	/**
	 * Takes devices from here on. Resolves with where they connect.
	 *
	 * @throws {Refusal} `port-taken`.
	 */
	open(receivers: Receivers): Promise<Addresses>;
	/** Resolves once the broker has taken it. */
	publish(publication: Publication): Promise<void>;
	/** Tells the device that its event is on disk, where its PUBACK is not the hub's own word. */
	receipt?(device: string, id: string, seq: number): void;
	/** Whether what is published for this device or gateway may reach it now. */
	isConnected(id: string): boolean;
	/** Cuts off whoever is signed in under this name. */
	disconnect(id: string): void;
	/** Takes a WebSocket's stream that speaks MQTT; `onSignIn` is called once somebody has signed in on it. */
	accept(stream: Duplex, address: string, more?: { readonly onSignIn?: (() => void) | undefined }): void;
	/** Takes nothing more, acknowledges what is in hand once it is on disk, then closes every connection. */
	close(): Promise<void>;
}
