import type { Priority } from "./priority.ts";

/** How strong an activation is: by its priority, then by its kind's `severity`. */
export interface Strength {
	readonly priority: Priority;
	readonly severity: number;
}

/** The row of the silence budget by which a debt is quiet until it is due. */
export const BUDGET_ROWS = [
	"news",
	"flood",
	"pace",
	"chattering",
	"walk-test",
	"shelved",
	"out-of-service",
	"list",
] as const;
export type BudgetRow = (typeof BUDGET_ROWS)[number];

/** Activations that nobody has heard: how many, the entry of the newest, and when the oldest came. */
export interface Came {
	readonly rev: number;
	readonly at: number;
	readonly count: number;
}

/** What of an alarm nobody has heard: since when, how many, and when it rings at the latest. Times are engine ms. */
export interface Debt {
	/** The newest activation in it; an acknowledgement of an older `rev` leaves it. */
	readonly rev: number;
	readonly since: number;
	readonly count: number;
	/** The activations in it, the oldest first; absent: they are not told apart. */
	readonly came?: readonly Came[];
	readonly strongest: Strength;
	readonly because: BudgetRow;
	/** Since when something of it waits for a ring; absent: all of it has rung. */
	readonly quietSince?: number;
	/** The row by which it is quiet since then, where another has made it due sooner; absent: `because`. */
	readonly quietBy?: BudgetRow;
	/** When it rings; absent: it has rung and sounds, or it never rings (low: it is on the list). */
	readonly due?: number;
}

/** The same of a whole incident. */
export interface Owes {
	readonly since: number;
	readonly count: number;
	readonly strongest: Priority;
	readonly because: BudgetRow;
	readonly dueAt?: number;
}

export const ALARM_CLASSES = ["life", "strong", "high", "medium"] as const;
/** The columns of the silence budget that ring at all. */
export type AlarmClass = (typeof ALARM_CLASSES)[number];

/** How soon the same rings again: up to five rings in an episode, then (chattering), ms. */
export interface Pace {
	readonly againMs: number;
	readonly chatteringMs: number;
}

/** The silence budget of a site: how long any rule may keep anything quiet. */
export interface SilenceBudget {
	readonly pace: Readonly<Record<AlarmClass, Pace>>;
	/** A life alarm that chatters, once a guard is there. */
	readonly arrivedMs: number;
	/** A medium's news in a flood. */
	readonly floodMs: number;
	/** A report during a walk test that nobody has confirmed. */
	readonly walkTestMs: number;
}

const S = 1_000;
const MIN = 60 * S;

/** The floors: a site may ring sooner, never later. The figures are our own. */
export const SILENCE_FLOORS: SilenceBudget = {
	pace: {
		life: { againMs: 5 * S, chatteringMs: 60 * S },
		strong: { againMs: 5 * S, chatteringMs: 5 * MIN },
		high: { againMs: 60 * S, chatteringMs: 15 * MIN },
		medium: { againMs: 5 * MIN, chatteringMs: 30 * MIN },
	},
	arrivedMs: 5 * MIN,
	floodMs: 5 * MIN,
	walkTestMs: 30 * S,
};

/** What has rung so often in an episode is chattering. */
export const CHATTERING_RINGS = 5;
/** An episode of an alarm ends so long after its last activation. */
export const EPISODE_MS = 10 * MIN;
