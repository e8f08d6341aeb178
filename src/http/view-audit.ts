import type { Principal } from "../access/principal.ts";
import { appendAction, type PersonsAction } from "./append-action.ts";
import type { Hub } from "./hub.ts";

/** A panel that is open asks again and again; within this time it is one view. */
const ONE_VIEW_MS = 60_000;
const REMEMBERED = 1_000;

/** Journals who looked at what only few may see. */
export interface ViewAudit {
	/** Resolves once the view is in the journal. @throws {StoreUnavailable} Then it must not be shown. */
	note(who: Principal, incident: string): Promise<void>;
	/** The same of a picture, and the incident that it belongs to. @throws {StoreUnavailable} Then it must not be shown. */
	notePicture(who: Principal, hash: string, incident: string | undefined): Promise<void>;
}

/** Of a request for the headers alone: whoever asks sees nothing. */
export const UNSEEN: ViewAudit = { note: async () => undefined, notePicture: async () => undefined };

/** Notes each person's view of an incident or a picture once a minute at most. */
export function openViewAudit(hub: Pick<Hub, "journal" | "clock">): ViewAudit {
	const notedAt = new Map<string, number>();
	async function once(key: string, action: Omit<PersonsAction, "key">): Promise<void> {
		const now = performance.now();
		if (now - (notedAt.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_VIEW_MS) return;
		await appendAction(hub, { ...action, key: undefined });
		notedAt.delete(key);
		notedAt.set(key, now);
		if (notedAt.size > REMEMBERED) notedAt.delete(notedAt.keys().next().value ?? key);
	}
	return {
		note: (who, incident) => once(`${who.user} ${incident}`, { who, type: "incident.viewed", data: { incident } }),
		notePicture(who, hash, incident) {
			const data = { hash, ...(incident !== undefined && { incident }) };
			return once(`${who.user} ${hash}`, { who, type: "snapshot.viewed", data });
		},
	};
}
