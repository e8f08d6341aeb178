import type { DELIVERY_REASONS } from "./delivery.ts";
import type { Priority } from "./priority.ts";
import type { Words } from "./words.ts";

/** The console is a channel of every site; it needs no word in the site's file. */
export const CONSOLE = "console";

interface Stated {
	readonly id: string;
	readonly words: Words;
	readonly priorities: readonly Priority[];
	readonly on: readonly (typeof DELIVERY_REASONS)[number][];
}

/** Where a key is; never the key itself, for a configuration is kept in the journal. */
export type SecretPlace = { readonly env: string } | { readonly file: string };

/** What a channel may need of keys: what it signs or signs in with, and what names its place at the receiver's. */
export const SECRET_NAMES = ["secret", "token"] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** What is common to the receivers beyond the house. Paths are of files beside the site's. */
interface Afar extends Stated {
	readonly secrets: { readonly [Name in SecretName]?: SecretPlace };
	/** Of what is written for people; the other channels say both. */
	readonly language: keyof Words;
	/** Where people reach the console: `https://guard.example`. */
	readonly link?: string;
	/** It is answered within this, real ms. */
	readonly timeoutMs: number;
	/** A file of the certificates that are trusted, and no others. */
	readonly authority?: string;
}

/** A receiver of HTTP requests: a gateway for text messages, a chat, a monitoring centre. */
export interface WebhookChannel extends Afar {
	readonly channel: "webhook";
	/** How it is spoken to: a file of `src/notify/kinds`. */
	readonly kind: string;
	readonly url: string;
	/** A file of JSON with `{{paths}}`. */
	readonly template?: string;
	/** It may answer that the message is to go elsewhere. */
	readonly followsRedirects?: true;
}

/** A mail server that takes messages for one address. */
export interface EmailChannel extends Afar {
	readonly channel: "email";
	readonly host: string;
	readonly port: number;
	/** `implicit`: from the first byte; `required`: asked for first (STARTTLS); `offered`: where the server can; `none`. */
	readonly tls: "implicit" | "required" | "offered" | "none";
	/** Who signs in; absent: nobody. */
	readonly user?: string;
	readonly from: string;
	readonly to: string;
}

/** Devices that sound. */
export interface SirenChannel extends Stated {
	readonly channel: "siren";
	readonly devices: readonly string[];
	/** It sounds so long, engine ms, unless somebody takes the incident before. */
	readonly forMs: number;
}

/** A way beyond the screen, as the site's file states it. */
export type AfarChannel = WebhookChannel | EmailChannel;
export type Channel = AfarChannel | SirenChannel;

/** How a channel beyond the screen has done lately; engine times, epoch ms. */
export interface ChannelStanding {
	/** How often it failed in a row. */
	readonly failures: number;
	/** An alarm says so. */
	readonly alarmed?: true;
	/** When something last arrived by it. */
	readonly deliveredAt?: number;
	/** When something last did not, and why. */
	readonly failed?: { readonly at: number; readonly reason: string; readonly answer?: string };
}

/** Where the engine remembers it, before the channel's id. */
export const CHANNEL_MEMORY = "channel:";
