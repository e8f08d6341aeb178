import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { keyOfHash } from "./secret.ts";

/** What a browser calls itself is cut off here; it is for people to know it again by. */
const AGENT_MAX = 200;

/** A session as its person sees it. Times are epoch milliseconds UTC. */
export interface SessionView {
	readonly id: string;
	readonly openedAt: number;
	/** When something was last done with it. */
	readonly usedAt: number;
	/** The address it was opened from; absent for one from before addresses were kept. */
	readonly address?: string;
	/** What the browser calls itself. */
	readonly agent?: string;
}

/** An open session. */
export interface Session extends SessionView {
	readonly user: string;
	usedAt: number;
	expiresAt: number;
	readonly hash: Uint8Array;
	/** Aborted when it ends; another one where only what follows it is cut off. */
	end: AbortController;
	/** The phone that it works with. */
	phone?: SessionPhone;
}

/** The phone of a session; one that a captain has ended may upload what it holds, and nothing else. */
export interface SessionPhone {
	readonly id: string;
	readonly ended: boolean;
}

const row = z.object({
	id: z.string(),
	token_hash: z.instanceof(Uint8Array),
	user: z.string(),
	opened_at: z.number(),
	expires_at: z.number(),
	address: z.string().nullable(),
	browser: z.string().nullable(),
	phone: z.string().nullable(),
	phone_ended: z.number(),
});

/** The sessions that stand at `now`, by the key of their token, the oldest first. */
export async function readSessions(reader: Pick<Reader, "rows">, now: number): Promise<Map<string, Session>> {
	const sql = `SELECT session.id, token_hash, user, opened_at, expires_at, address, browser, phone,
			EXISTS (SELECT 1 FROM object WHERE object.kind = 'phone' AND object.id = session.phone
				AND object.value ->> '$.endedAt' IS NOT NULL) AS phone_ended
		FROM session WHERE expires_at > ? ORDER BY opened_at`;
	const rows = z.array(row).parse(await reader.rows(sql, [now]));
	return new Map(
		rows.map(({ id, token_hash: hash, user, opened_at: openedAt, expires_at: expiresAt, address, browser, ...row }) => [
			keyOfHash(hash),
			{
				...{ id, user, openedAt, expiresAt, usedAt: now, hash, end: new AbortController() },
				...(address !== null && { address }),
				...(browser !== null && { agent: browser }),
				...(row.phone !== null && { phone: { id: row.phone, ended: row.phone_ended === 1 } }),
			},
		]),
	);
}

export function insertion({ id, hash, user, openedAt, expiresAt, address, agent, phone }: Session): SideWrite {
	return {
		sql: `INSERT INTO session (id, token_hash, user, opened_at, expires_at, address, browser, phone)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		params: [
			id,
			hash,
			user,
			openedAt,
			expiresAt,
			address ?? null,
			agent?.slice(0, AGENT_MAX) ?? null,
			phone?.id ?? null,
		],
	};
}

export function deletion({ hash }: Session): SideWrite {
	return { sql: "DELETE FROM session WHERE token_hash = ?", params: [hash] };
}

export function viewOf({ id, openedAt, usedAt, address, agent }: Session): SessionView {
	return {
		...{ id, openedAt, usedAt },
		...(address !== undefined && { address }),
		...(agent !== undefined && { agent: agent.slice(0, AGENT_MAX) }),
	};
}
