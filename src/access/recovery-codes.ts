import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Keeping } from "./keeping.ts";
import type { Passed } from "./passed.ts";
import { readable } from "./password.ts";
import { hashOf, keyOfHash } from "./secret.ts";

const CODES = 10;
const GROUPS = 3;

/** Rows to be written with an entry, and what to do once they are on disk. */
interface Rows {
	readonly writes: readonly SideWrite[];
	applied(): void;
}

/** What lets in once without phone and key: ten codes to keep on paper, 71 random bits each. */
export interface RecoveryCodes {
	/** How many the user has left. */
	left(user: string): number;
	/** Ten new ones in place of those before; shown once. */
	fresh(user: string): Rows & { readonly made: readonly string[] };
	/** Uses one up, however it was typed; undefined: it is none of theirs. */
	spend(user: string, code: string): Passed | undefined;
	/** None is left. */
	ending(user: string): Rows;
}

const row = z.object({ user: z.string(), code_hash: z.instanceof(Uint8Array) });
const DELETION = "DELETE FROM recovery_code WHERE user = ?";

/** Those that the rows hold, as hashes. */
export async function openRecoveryCodes({ reader }: Pick<Keeping, "reader">): Promise<RecoveryCodes> {
	const all = new Map<string, Map<string, Buffer>>();
	const ofUser = (user: string) => all.get(user) ?? new Map<string, Buffer>();
	for (const found of await reader.rows("SELECT user, code_hash FROM recovery_code", [])) {
		const { user, code_hash: hash } = row.parse(found);
		all.set(user, ofUser(user).set(keyOfHash(hash), Buffer.from(hash)));
	}
	return {
		left: (user) => ofUser(user).size,
		fresh(user) {
			const made = Array.from({ length: CODES }, () => readable(GROUPS));
			const hashes = made.map(recoveryHash);
			const sql = "INSERT INTO recovery_code (code_hash, user) VALUES (?, ?)";
			return {
				made,
				writes: [{ sql: DELETION, params: [user] }, ...hashes.map((hash) => ({ sql, params: [hash, user] }))],
				applied: () => void all.set(user, new Map(hashes.map((hash) => [keyOfHash(hash), hash]))),
			};
		},
		spend(user, code) {
			const hash = recoveryHash(code);
			const key = keyOfHash(hash);
			const codes = ofUser(user);
			if (!codes.delete(key)) return undefined;
			return {
				writes: [{ sql: "DELETE FROM recovery_code WHERE code_hash = ?", params: [hash] }],
				facts: { recoveryCode: true },
				undo: () => void codes.set(key, hash),
			};
		},
		ending: (user) => ({
			writes: [{ sql: DELETION, params: [user] }],
			applied: () => void all.delete(user),
		}),
	};
}

/** What is kept of a code, however it was typed. */
function recoveryHash(code: string): Buffer {
	return hashOf(code.toLowerCase().replace(/[\s-]/g, ""));
}
