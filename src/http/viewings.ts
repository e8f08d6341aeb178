import type { Principal } from "../access/principal.ts";
import { act } from "./act.ts";
import type { Hub } from "./hub.ts";

/** A panel that is open asks again and again; within this time it is one view. */
const ONE_VIEW_MS = 60_000;
const REMEMBERED = 1_000;

/** Journals who looked at what only few may see. */
export interface Viewings {
	/** Resolves once the view is in the journal. @throws {StoreUnavailable} Then it must not be shown. */
	note(who: Principal, incident: string): Promise<void>;
}

/** Notes each person's view of an incident once a minute at most. */
export function openViewings(hub: Pick<Hub, "journal" | "clock">): Viewings {
	const notedAt = new Map<string, number>();
	return {
		async note(who, incident) {
			const key = `${who.user} ${incident}`;
			const now = performance.now();
			if (now - (notedAt.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_VIEW_MS) return;
			await act(hub, { who, key: undefined, type: "incident.viewed", data: { incident } });
			notedAt.delete(key);
			notedAt.set(key, now);
			if (notedAt.size > REMEMBERED) notedAt.delete(notedAt.keys().next().value ?? key);
		},
	};
}
