import { z } from "zod";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import { maySignIn } from "./directory.ts";
import type { Epoch, Keeping } from "./keeping.ts";
import { hashOf, keyOf, keyOfHash, newSecret } from "./secret.ts";

/** How long a one-time link works (CONTRACT: 15 minutes). */
const LINK_MS = 15 * 60_000;

/** One-time sign-in links: each opens one session, once. */
export interface Links {
	/** @throws {Refusal} `not-found`: no such user, or disabled. */
	make(change: { user: string; by: Source }): Promise<{ token: string; expiresAt: number }>;
	/**
	 * The user a link is for; it works no more.
	 *
	 * @throws {Refusal} `link-spent`: it was used, has expired, or never was.
	 */
	redeem(token: string): Promise<string>;
	endAll(user: string): void;
	/** The hub's clock is to be set: every link keeps the time that it has left. */
	epoch(byMs: number): Epoch;
}

const row = z.object({ token_hash: z.instanceof(Uint8Array), user: z.string(), expires_at: z.number() });

/** Links made before the hub started work too, until they expire. */
export async function openLinks({ reader, record, find, wall }: Keeping): Promise<Links> {
	const links = new Map<string, { user: string; expiresAt: number }>();
	for (const found of await reader.rows("SELECT token_hash, user, expires_at FROM sign_in_link", [])) {
		const { token_hash: hash, user, expires_at: expiresAt } = row.parse(found);
		links.set(keyOfHash(hash), { user, expiresAt });
	}
	const mayCome = (name: string) => maySignIn(find(name));
	return {
		async make({ user, by }) {
			if (!mayCome(user)) throw new Refusal({ code: "not-found", detail: `there is no user ${user} who may sign in` });
			const token = newSecret();
			const expiresAt = wall() + LINK_MS;
			const sql = "INSERT INTO sign_in_link (token_hash, user, expires_at) VALUES (?, ?, ?)";
			const purge = { sql: "DELETE FROM sign_in_link WHERE expires_at <= ?", params: [wall()] };
			const writes = [{ sql, params: [hashOf(token), user, expiresAt] }, purge];
			await record({ by, type: "user.link-made", data: { user }, writes });
			for (const [key, link] of links) if (link.expiresAt <= wall()) links.delete(key);
			links.set(keyOf(token), { user, expiresAt });
			return { token, expiresAt };
		},
		async redeem(token) {
			const key = keyOf(token);
			const link = links.get(key);
			links.delete(key);
			if (!link || link.expiresAt <= wall() || !mayCome(link.user)) {
				throw new Refusal({ code: "link-spent", detail: "the link was used already, or is older than 15 minutes" });
			}
			const writes = [{ sql: "DELETE FROM sign_in_link WHERE token_hash = ?", params: [hashOf(token)] }];
			try {
				await record({ by: `user:${link.user}`, type: "user.link-redeemed", data: { user: link.user }, writes });
			} catch (error) {
				links.set(key, link);
				throw error;
			}
			return link.user;
		},
		endAll(user) {
			for (const [key, link] of links) if (link.user === user) links.delete(key);
		},
		epoch: (byMs) => ({
			writes: [{ sql: "UPDATE sign_in_link SET expires_at = expires_at + ?", params: [byMs] }],
			applied() {
				for (const [key, { user, expiresAt }] of links) links.set(key, { user, expiresAt: expiresAt + byMs });
			},
		}),
	};
}
