/** Remaining length of a packet before its sender has signed in (the contract's figure). */
export const GREETING_MAX = 4_096;

/** Remaining length afterwards: a 1 MiB payload and its topic (the contract's figure). */
export const PACKET_MAX = 1_048_576 + 512;

/** How much of a message that is not valid is kept. */
export const KEPT_BYTES = 65_536;

/** A whole CONNECT has to be there this long after the socket opened (the contract's figure). */
export const CONNECT_WITHIN_MS = 10_000;

/** A subscriber that takes nothing for so long is disconnected. */
export const DRAIN_WITHIN_MS = 5_000;

/** `gatehouse/v1/site/device/snapshot/id` has six levels; nothing lawful has more than eight. */
export const TOPIC_LEVELS_MAX = 8;

/** One connection's messages on their way to the disk; beyond either figure its socket is not read. */
export const IN_HAND_MAX = 2_000;
export const IN_HAND_BYTES_MAX = 2 * PACKET_MAX;

/** All connections' messages on their way to the disk; beyond it only those are read that have none there. */
export const ALL_IN_HAND_MAX = 20_000;

/** How far `at` may be from the hub's clock without the device's word that it is late (the contract's figure). */
export const CLOCK_SKEW_MS = 300_000;

/** A device or gateway silent for so many of its heartbeats is lost. */
export const HEARTBEATS_MISSED = 3;

/** JSON nested deeper than this is not taken: copying it between threads would overflow the stack. */
export const NESTING_MAX = 64;
