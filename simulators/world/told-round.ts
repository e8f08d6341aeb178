import type { CompoundStop } from "../compound.ts";

/** A round as a hub has planned it: its guards are told, as people are by the captain or their telephone. */
export interface ToldRound {
	readonly id: string;
	/** Absent: an extra one. */
	readonly plan?: string;
	/** Epoch ms. */
	readonly startsAt: number;
	readonly guard?: string;
	readonly stops: readonly CompoundStop[];
}
