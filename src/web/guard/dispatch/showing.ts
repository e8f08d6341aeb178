import type { MessageShape } from "../../../contract/message-shape.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";

import { isAsking, type Ongoing, ongoing, unreadOf, untakenOf } from "./ongoing.ts";

/** What the hub has said, as far as whoever holds the phone may see it. */
export interface Showing {
	/** `closed`: something waits for the guard, and behind the door no more is said than that. */
	readonly what: "nothing" | "closed" | "open";
	readonly sent: readonly Ongoing[];
	readonly untaken: readonly IncidentShape[];
	readonly unread: readonly MessageShape[];
}

interface Told {
	/** Whom the hub knows this phone by. */
	readonly guard: string | undefined;
	/** Whose PIN has opened it. */
	readonly opened: string | undefined;
	readonly incidents: readonly IncidentShape[];
	readonly messages: readonly MessageShape[];
	/** Incidents that they raised themselves. */
	readonly raised: ReadonlySet<string>;
}

/** All of it to the guard who has opened the phone; to anybody else before it, that something waits. */
export function showingOf({ guard, opened, incidents, messages, raised }: Told): Showing {
	const nothing: Showing = { what: "nothing", sent: [], untaken: [], unread: [] };
	if (guard === undefined) return nothing;
	const sent = ongoing(incidents, guard);
	const untaken = untakenOf(incidents, { guard, raised });
	const unread = unreadOf(messages);
	if (opened === guard) return { what: "open", sent, untaken, unread };
	const waits = sent.some(isAsking) || untaken.length > 0 || unread.length > 0;
	return waits ? { ...nothing, what: "closed" } : nothing;
}
