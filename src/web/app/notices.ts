import { signal } from "@preact/signals";

export interface Notice {
	readonly id: number;
	readonly text: string;
	readonly why?: string;
}

const MOST = 3;
let last = 0;
/** What a person has to know about something they did; it stays until it is put away. */
export const notices = signal<readonly Notice[]>([]);

export function notice(text: string, why?: string): void {
	last += 1;
	notices.value = [...notices.value, { id: last, text, ...(why !== undefined && { why }) }].slice(-MOST);
}

export function putAway(id: number): void {
	notices.value = notices.value.filter((one) => one.id !== id);
}
