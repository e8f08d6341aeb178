import { z } from "zod";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import type { Keeping } from "./keeping.ts";
import type { Principal } from "./principal.ts";
import { hashOf, keyOf, keyOfHash, newId, newSecret } from "./secret.ts";

/** A script's key to the API: it may what its user may. Times are epoch milliseconds UTC. */
export interface ApiToken {
	readonly id: string;
	readonly user: string;
	/** What it is for, in the words of who made it. */
	readonly words: string;
	readonly createdAt: number;
}

interface Kept extends ApiToken {
	readonly key: string;
	end: AbortController;
}

export interface Tokens {
	list(): readonly ApiToken[];
	/** The secret is given back this once. @throws {Refusal} `not-found`: no such user. */
	make(change: { user: string; words: string; by: Source }): Promise<ApiToken & { token: string }>;
	/** @throws {Refusal} `not-found`. */
	revoke(change: { id: string; by: Source }): Promise<void>;
	principal(token: string): Principal | undefined;
	/** What the user's tokens have open ends; unless disabled, the tokens themselves go on working. */
	endOpen(user: string): void;
}

const row = z.object({
	id: z.string(),
	token_hash: z.instanceof(Uint8Array),
	user: z.string(),
	words: z.string(),
	created_at: z.number(),
});

export async function openTokens({ reader, record, find, wall }: Keeping): Promise<Tokens> {
	const byKey = new Map<string, Kept>();
	const sql = "SELECT id, token_hash, user, words, created_at FROM api_token WHERE revoked_at IS NULL ORDER BY id";
	for (const found of await reader.rows(sql, [])) {
		const { id, token_hash: hash, user, words, created_at: createdAt } = row.parse(found);
		const key = keyOfHash(hash);
		byKey.set(key, { id, user, words, createdAt, key, end: new AbortController() });
	}
	return {
		list: () => [...byKey.values()].map(viewOf),
		async make({ user, words, by }) {
			if (!find(user)) throw new Refusal({ code: "not-found", detail: `there is no user ${user}` });
			const token = newSecret();
			const createdAt = wall();
			const made = { id: newId(createdAt), user, words, createdAt, key: keyOf(token), end: new AbortController() };
			const insertion = "INSERT INTO api_token (id, token_hash, user, words, created_at) VALUES (?, ?, ?, ?, ?)";
			const writes = [{ sql: insertion, params: [made.id, hashOf(token), user, words, createdAt] }];
			await record({ by, type: "token.made", data: { token: made.id, user }, writes });
			byKey.set(made.key, made);
			return { ...viewOf(made), token };
		},
		async revoke({ id, by }) {
			const found = [...byKey.values()].find((one) => one.id === id);
			if (!found) throw new Refusal({ code: "not-found", detail: `there is no token ${id}` });
			const writes = [{ sql: "UPDATE api_token SET revoked_at = ? WHERE id = ?", params: [wall(), id] }];
			await record({ by, type: "token.revoked", data: { token: id, user: found.user }, writes });
			byKey.delete(found.key);
			found.end.abort();
		},
		principal(token) {
			const found = byKey.get(keyOf(token));
			const user = found && find(found.user);
			if (!found || !user || user.disabledAt !== undefined) return undefined;
			return { user: user.name, role: user.role, by: "token", ended: found.end.signal };
		},
		endOpen(user) {
			for (const token of byKey.values()) {
				if (token.user !== user) continue;
				token.end.abort();
				token.end = new AbortController();
			}
		},
	};
}

function viewOf({ id, user, words, createdAt }: Kept): ApiToken {
	return { id, user, words, createdAt };
}
