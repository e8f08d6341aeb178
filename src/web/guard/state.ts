import { signal } from "@preact/signals";
import type { AnswerOf } from "../../contract/routes.ts";
import type { Held } from "./queue/act.ts";
import { type HeldSos, openDatabase } from "./store/database.ts";
import type { Vault } from "./store/vault.ts";

export type Round = AnswerOf<"GET /patrol/rounds">["items"][number];
export type Stop = Round["stops"][number];
export type Checkpoint = AnswerOf<"GET /patrol/checkpoints">["items"][number];

/** What the hub has said that a round is walked by; whole on the phone, for a day without a network. */
export interface Known {
	readonly rounds: readonly Round[];
	readonly checkpoints: readonly Checkpoint[];
	readonly timeZone: string;
	/** When it was read, by this phone's clock; epoch ms. */
	readonly at: number;
}

/** How the hub was found when it was last asked. */
export type Reach = "unknown" | "reached" | "unreachable" | "signed-out";

export const database = openDatabase();
/** Open while its guard is signed in. */
export const vault = signal<Vault | undefined>(undefined);
export const held = signal<readonly Held[]>([]);
export const calls = signal<readonly HeldSos[]>([]);
export const known = signal<Known | undefined>(undefined);
export const reach = signal<Reach>("unknown");
/** How far this phone's clock is ahead of the hub's; ms. */
export const aheadMs = signal<number | undefined>(undefined);
/** This phone's time, epoch ms, moving on. */
export const clock = signal(Date.now());
/** When the hub last answered, epoch ms by this phone's clock. */
export const heardAt = signal<number | undefined>(undefined);

const TICK_MS = 1_000;
setInterval(() => {
	clock.value = Date.now();
}, TICK_MS);

/** This browser keeps no page: without a network it will not open. */
export const cannotKeep = signal(false);
