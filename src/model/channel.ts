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

/** A receiver of signed HTTP requests: a gateway for text messages, a chat, a monitoring centre. */
export interface WebhookChannel extends Stated {
	readonly channel: "webhook";
	readonly url: string;
	/** Where the key of its signature is; never the key itself, for a configuration is kept in the journal. */
	readonly secret: { readonly env: string } | { readonly file: string };
	/** A file of JSON with `{{paths}}`, from the site file's folder. */
	readonly template?: string;
	/** Where people reach the console: `https://guard.example`. */
	readonly link?: string;
}

/** Devices that sound. */
export interface SirenChannel extends Stated {
	readonly channel: "siren";
	readonly devices: readonly string[];
	/** It sounds so long, engine ms, unless somebody takes the incident before. */
	readonly forMs: number;
}

/** A way beyond the screen, as the site's file states it. */
export type Channel = WebhookChannel | SirenChannel;
