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
	/** Who is called how; absent of what an older build kept. */
	readonly people?: readonly AnswerOf<"GET /people">["items"][number][];
	/** When it was read, by this phone's clock; epoch ms. */
	readonly at: number;
}

export interface DutyByHub {
	readonly on: boolean;
	readonly at: number;
}

/** What is on the screen of a guard who is signed in. */
export type Screen = "round" | "check-in" | "finding" | "more" | "sign-in";
export const screen = signal<Screen>("round");

/** How the hub was found when it was last asked. */
export type Reach = "unknown" | "reached" | "unreachable" | "signed-out";

export const database = openDatabase();
/** Open while its guard is signed in. */
export const vault = signal<Vault | undefined>(undefined);
export const held = signal<readonly Held[]>([]);
export const calls = signal<readonly HeldSos[]>([]);
export const known = signal<Known | undefined>(undefined);
export const reach = signal<Reach>("unknown");
/** This phone's time, epoch ms, moving on. */
export const clock = signal(Date.now());

const TICK_MS = 1_000;
setInterval(() => {
	clock.value = Date.now();
}, TICK_MS);

/** This browser keeps no page: without a network it will not open. */
export const cannotKeep = signal(false);

/** The check-in or finding that was made last, while it is told. */
export const lastDone = signal<Held | undefined>(undefined);
/** Until when the guard is asked whether all is well, as the hub says; epoch ms by this phone's clock. */
export const allWellDue = signal<number | undefined>(undefined);
/** Whether the watch has this guard on duty, by the hub's last word, and when that was; epoch ms by this phone's clock. */
export const dutyByHub = signal<DutyByHub | undefined>(undefined);
/** The battery, if this browser tells; percent. */
export const batteryPercent = signal<number | undefined>(undefined);
/** The site shares where its guards on duty are, by the hub's last word. */
export const sharesPosition = signal(false);
/** A captain has ended this phone. */
export const ended = signal(false);
/** An ended phone that holds nothing any more: nobody is signed in on it, and nothing can be sent from it. */
export const wiped = signal(false);
/** What was done and could not be kept on this phone, and why. */
export const notKept = signal<string | undefined>(undefined);
/** How much of what this browser gives the page is used; 0 to 1. */
export const storageUsed = signal(0);
