import { signal } from "@preact/signals";

/** How far this device's clock is ahead of the hub's, as the newest answer tells; ms, behind is below zero. */
export const aheadMs = signal<number | undefined>(undefined);

/** `Date` (RFC 9110 §6.6.1) leaves out the fraction of its second: half of it is right on average. */
const CUT_OFF_MS = 500;

/** Takes an answer's `Date`: it was written between `asked` and `answered`, both by this device's clock. */
export function heardDate(said: string | null, asked: number, answered: number): void {
	const at = said === null ? Number.NaN : Date.parse(said);
	if (!Number.isNaN(at)) aheadMs.value = Math.round((asked + answered) / 2 - at - CUT_OFF_MS);
}
