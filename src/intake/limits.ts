// What a client can make grow is in `../model/budgets.ts`.

/** A subscriber that takes nothing for so long is disconnected. */
export const DRAIN_WITHIN_MS = 5_000;

/** `gatehouse/v1/site/device/snapshot/id` has six levels; nothing lawful has more than eight. */
export const TOPIC_LEVELS_MAX = 8;

/** How far `at` may be from the hub's clock without the device's word that it is late (the contract's figure). */
export const CLOCK_SKEW_MS = 300_000;

/** A device or gateway silent for so many of its heartbeats is lost. */
export const HEARTBEATS_MISSED = 3;
