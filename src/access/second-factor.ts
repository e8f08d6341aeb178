import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import { countAttempts } from "./attempts.ts";
import type { Keeping } from "./keeping.ts";
import { newFactorSecret, ONE_TIME_CODE, stepOf, toEnrol } from "./one-time-code.ts";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes.ts";
import type { Sealing } from "./sealing.ts";
import { keyOfHash } from "./secret.ts";

/** How long an authenticator app may take to be set up. */
const ENROL_WITHIN_MS = 15 * 60_000;

/** What a code that was right leads to: rows to be written with the sign-in, and how to take it back where they are not. */
export interface Passed {
	readonly writes: readonly SideWrite[];
	readonly recovery?: true;
	undo(): void;
}

/** A second factor as its person sees it. Times are epoch milliseconds UTC. */
export interface FactorView {
	readonly since: number;
	/** Recovery codes that are left. */
	readonly codesLeft: number;
}

interface Change {
	readonly user: string;
	readonly by: Source;
}

/** The codes that some people need beside their password: by an app (RFC 6238), or one of ten from paper, once each. */
export interface SecondFactors {
	of(user: string): FactorView | undefined;
	/** A new secret for an app; nothing is asked of the person before it is confirmed. */
	begin(user: string, issuer: string): { readonly secret: string; readonly uri: string };
	/**
	 * The app shows this code: from now on one is due at each sign-in. Gives the recovery codes, this once.
	 *
	 * @throws {Refusal} `wrong-state`: nothing was begun, or too long ago; `wrong-code`; `too-many-attempts`.
	 */
	confirm(change: Change & { readonly code: string }): Promise<readonly string[]>;
	/** Ten new recovery codes in place of those before. @throws {Refusal} `wrong-state`: there is no second factor. */
	renewCodes(change: Change): Promise<readonly string[]>;
	/** No code is due any more. @throws {Refusal} `wrong-state`: there is no second factor. */
	end(change: Change): Promise<void>;
	/**
	 * Judges what came with a right password or PIN; a code that was used is never right again. `lane`: who slows down whom.
	 *
	 * @throws {Refusal} `second-factor-due`: a code is due and none came; `wrong-code`; `too-many-attempts`.
	 */
	pass(attempt: { readonly user: string; readonly code: string | undefined; readonly lane: string }): Passed;
}

interface Factor {
	readonly secret: Uint8Array | undefined;
	readonly since: number;
	lastStep: number;
	readonly codes: Map<string, Buffer>;
}

const factorRow = z.object({
	user: z.string(),
	sealed_secret: z.instanceof(Uint8Array),
	since: z.number(),
	last_step: z.number(),
});
const codeRow = z.object({ user: z.string(), code_hash: z.instanceof(Uint8Array) });

const NONE: Passed = { writes: [], undo() {} };
const ofUser = (user: string) => `second factor of ${user}`;

/** Those that the rows hold. One whose secret can't be unsealed (a backup on another machine) has its recovery codes. */
export async function openSecondFactors({
	reader,
	record,
	wall,
	sealing,
}: Pick<Keeping, "reader" | "record" | "wall"> & { readonly sealing: Sealing }): Promise<SecondFactors> {
	const on = new Map<string, Factor>();
	for (const found of await reader.rows("SELECT user, sealed_secret, since, last_step FROM second_factor", [])) {
		const { user, sealed_secret: sealed, since, last_step: lastStep } = factorRow.parse(found);
		on.set(user, { secret: sealing.open(sealed, ofUser(user)), since, lastStep, codes: new Map() });
	}
	for (const found of await reader.rows("SELECT user, code_hash FROM recovery_code", [])) {
		const { user, code_hash: hash } = codeRow.parse(found);
		on.get(user)?.codes.set(keyOfHash(hash), Buffer.from(hash));
	}
	const begun = new Map<string, { secret: Uint8Array; until: number }>();
	const attempts = countAttempts();
	/** Counts the attempt as wrong before it is judged. */
	const judged = <T>({ user, lane }: { user: string; lane: string }, judge: () => T | undefined): T => {
		const wait = attempts.waitMs(lane, user, wall());
		if (wait > 0) {
			const detail = `too many wrong codes; try again in ${Math.ceil(wait / 1000)} s`;
			throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
		}
		attempts.tried(lane, user, wall());
		const found = judge();
		if (found === undefined) {
			throw new Refusal({ code: "wrong-code", detail: "the code is wrong, too old, or was used before" });
		}
		attempts.succeeded(lane, user);
		return found;
	};
	const existing = (user: string) => {
		const factor = on.get(user);
		if (factor) return factor;
		throw new Refusal({
			code: "wrong-state",
			detail: `${user} has no second factor`,
			state: "off",
			allowed: ["begin"],
		});
	};
	return {
		of(user) {
			const factor = on.get(user);
			return factor && { since: factor.since, codesLeft: factor.codes.size };
		},
		begin(user, issuer) {
			const secret = newFactorSecret();
			for (const [other, { until }] of begun) if (until <= wall()) begun.delete(other);
			begun.set(user, { secret, until: wall() + ENROL_WITHIN_MS });
			return toEnrol(secret, { user, issuer });
		},
		async confirm({ user, code, by }) {
			const pending = begun.get(user);
			if (!pending || pending.until <= wall()) {
				const detail = "no second factor is being set up, or it was begun more than 15 minutes ago: begin anew";
				throw new Refusal({ code: "wrong-state", detail, state: "not-begun", allowed: ["begin"] });
			}
			const { secret } = pending;
			const lastStep = judged({ user, lane: `set-up of ${user}` }, () => stepOf(code, secret, wall()));
			const since = wall();
			const { codes, made, writes } = freshCodes(user);
			const sql = "INSERT OR REPLACE INTO second_factor (user, sealed_secret, since, last_step) VALUES (?, ?, ?, ?)";
			const insertion = { sql, params: [user, sealing.seal(secret, ofUser(user)), since, lastStep] };
			await record({ by, type: "user.second-factor-set", data: { user }, writes: [insertion, ...writes] });
			on.set(user, { secret, since, lastStep, codes });
			begun.delete(user);
			return made;
		},
		async renewCodes({ user, by }) {
			const factor = existing(user);
			const { codes, made, writes } = freshCodes(user);
			await record({ by, type: "user.recovery-codes-made", data: { user }, writes });
			on.set(user, { ...factor, codes });
			return made;
		},
		async end({ user, by }) {
			existing(user);
			const writes = ["recovery_code", "second_factor"].map((table) => ({
				sql: `DELETE FROM ${table} WHERE user = ?`,
				params: [user],
			}));
			await record({ by, type: "user.second-factor-ended", data: { user }, writes });
			on.delete(user);
		},
		pass({ user, code, lane }) {
			const factor = on.get(user);
			if (!factor) return NONE;
			if (code === undefined) {
				const detail = "what came is right; send it again with `code`: six digits of the app, or a recovery code";
				throw new Refusal({ code: "second-factor-due", detail });
			}
			return judged({ user, lane }, () => byApp(user, factor, code, wall()) ?? byPaper(factor, code));
		},
	};
}

/** A later step than any that was used: the one and only time that this code is right. */
function byApp(user: string, factor: Factor, code: string, now: number): Passed | undefined {
	const digits = code.replace(/\s/g, "");
	const step = factor.secret && ONE_TIME_CODE.test(digits) ? stepOf(digits, factor.secret, now) : undefined;
	const before = factor.lastStep;
	if (step === undefined || step <= before) return undefined;
	factor.lastStep = step;
	return {
		writes: [{ sql: "UPDATE second_factor SET last_step = ? WHERE user = ?", params: [step, user] }],
		undo() {
			if (factor.lastStep === step) factor.lastStep = before;
		},
	};
}

function byPaper({ codes }: Factor, code: string): Passed | undefined {
	const hash = recoveryHash(code);
	const key = keyOfHash(hash);
	if (!codes.delete(key)) return undefined;
	return {
		writes: [{ sql: "DELETE FROM recovery_code WHERE code_hash = ?", params: [hash] }],
		recovery: true,
		undo: () => void codes.set(key, hash),
	};
}

function freshCodes(user: string) {
	const made = newRecoveryCodes();
	const hashes = made.map(recoveryHash);
	const sql = "INSERT INTO recovery_code (code_hash, user) VALUES (?, ?)";
	return {
		made,
		codes: new Map(hashes.map((hash) => [keyOfHash(hash), hash])),
		writes: [
			{ sql: "DELETE FROM recovery_code WHERE user = ?", params: [user] },
			...hashes.map((hash) => ({ sql, params: [hash, user] })),
		],
	};
}
