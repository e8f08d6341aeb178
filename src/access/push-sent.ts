import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Keeping } from "./keeping.ts";

/** No letter is worth anything for longer, ms. */
const KEPT_MS = 24 * 3_600_000;

const row = z.object({ user: z.string(), letter: z.string(), sent_at: z.number() });

/** Which letters a push service took for whom, in the last day. */
export interface SentPushes {
	has(user: string, letter: string): boolean;
	/** `kind`, `incident`: what it was about, for the journal. @throws {StoreUnavailable} */
	note(sent: {
		readonly user: string;
		readonly letter: string;
		readonly kind: string;
		readonly incident?: string | undefined;
	}): Promise<void>;
}

export async function openSentPushes({
	reader,
	record,
	wall,
}: Pick<Keeping, "record" | "wall"> & { readonly reader: Pick<Reader, "rows"> }): Promise<SentPushes> {
	const all = new Map<string, number>();
	for (const one of await reader.rows("SELECT * FROM push_sent ORDER BY sent_at", [])) {
		const { user, letter, sent_at } = row.parse(one);
		all.set(keyOf(user, letter), sent_at);
	}
	return {
		has: (user, letter) => all.has(keyOf(user, letter)),
		async note({ user, letter, kind, incident }) {
			const now = wall();
			const writes: SideWrite[] = [
				{ sql: "DELETE FROM push_sent WHERE sent_at < ?", params: [now - KEPT_MS] },
				{
					sql: "INSERT OR REPLACE INTO push_sent (user, letter, sent_at) VALUES (?, ?, ?)",
					params: [user, letter, now],
				},
			];
			// What is told of a discreet incident is discreet; what is kept from somebody, that somebody was sent it, too.
			const data = { user, kind, ...(incident !== undefined && { incident }) };
			await record({ by: "hub", type: "push.sent", data, writes });
			for (const [key, at] of all) if (at < now - KEPT_MS) all.delete(key);
			all.set(keyOf(user, letter), now);
		},
	};
}

function keyOf(user: string, letter: string): string {
	return `${user} ${letter}`;
}
