import { z } from "zod";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import { countAttempts } from "./attempts.ts";
import type { Keeping } from "./keeping.ts";
import { newFactorSecret, ONE_TIME_CODE, stepOf, toEnrol } from "./one-time-code.ts";
import type { Passed } from "./passed.ts";
import { openPasskeys, type Passkey, type PasskeySaid, type Passkeys } from "./passkeys.ts";
import { openRecoveryCodes } from "./recovery-codes.ts";
import type { Sealing } from "./sealing.ts";

/** How long an authenticator app may take to be set up. */
const ENROL_WITHIN_MS = 15 * 60_000;

/** A second factor as its person sees it. Times are epoch milliseconds UTC. */
export interface FactorView {
	readonly since: number;
	/** Codes of an app let in. */
	readonly app: boolean;
	/** Recovery codes that are left. */
	readonly codesLeft: number;
	readonly passkeys: readonly Passkey[];
}

interface Change {
	readonly user: string;
	readonly by: Source;
}

/** What came with a right password or PIN. */
interface Said {
	readonly user: string;
	readonly code?: string | undefined;
	readonly passkey?: PasskeySaid | undefined;
	/** Of the page, as its browser says it; absent: no passkey can be asked there. */
	readonly origin?: string | undefined;
	/** Who slows down whom. */
	readonly lane: string;
}

/** What some people need beside their password: a code of an app (RFC 6238), a passkey, or one of ten codes from paper. */
export interface SecondFactors {
	readonly passkeys: Passkeys;
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
	/** App, passkeys and recovery codes end. @throws {Refusal} `wrong-state`: there is no second factor. */
	end(change: Change): Promise<void>;
	/**
	 * Judges what came with a right password or PIN; what was used is never right again.
	 *
	 * @throws {Refusal} `second-factor-due`: something is due (`allowed` says what) and nothing came; `wrong-code`; `too-many-attempts`.
	 */
	pass(said: Said): Promise<Passed>;
}

/** An authenticator app. */
interface App {
	/** Absent where it can't be unsealed: a backup on another machine. */
	readonly secret: Uint8Array | undefined;
	readonly since: number;
	lastStep: number;
}

const row = z.object({
	user: z.string(),
	sealed_secret: z.instanceof(Uint8Array),
	since: z.number(),
	last_step: z.number(),
});

const NONE: Passed = { writes: [], facts: {}, undo() {} };
const ofUser = (user: string) => `second factor of ${user}`;

/** Those that the rows hold. Whose secret can't be unsealed has recovery codes and passkeys. */
export async function openSecondFactors({
	sealing,
	...keeping
}: Pick<Keeping, "reader" | "record" | "wall"> & { readonly sealing: Sealing }): Promise<SecondFactors> {
	const { reader, record, wall } = keeping;
	const apps = new Map<string, App>();
	for (const found of await reader.rows("SELECT user, sealed_secret, since, last_step FROM second_factor", [])) {
		const { user, sealed_secret: sealed, since, last_step: lastStep } = row.parse(found);
		apps.set(user, { secret: sealing.open(sealed, ofUser(user)), since, lastStep });
	}
	const codes = await openRecoveryCodes({ reader });
	const passkeys = await openPasskeys({ ...keeping, codes, hasApp: (user) => apps.has(user) });
	const begun = new Map<string, { secret: Uint8Array; until: number }>();
	const attempts = countAttempts();
	/** Counts the attempt as wrong before it is judged. */
	const judged = async <T>({ user, lane }: Pick<Said, "user" | "lane">, judge: () => T | Promise<T | undefined>) => {
		const wait = attempts.waitMs(lane, user, wall());
		if (wait > 0) {
			const detail = `too many wrong codes; try again in ${Math.ceil(wait / 1000)} s`;
			throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
		}
		attempts.tried(lane, user, wall());
		const found = await judge();
		if (found === undefined) {
			throw new Refusal({ code: "wrong-code", detail: "the code or passkey is wrong, too old, or was used before" });
		}
		attempts.succeeded(lane, user);
		return found;
	};
	const of = (user: string): FactorView | undefined => {
		const app = apps.get(user);
		const keys = passkeys.of(user);
		if (!app && keys.length === 0) return undefined;
		const since = Math.min(...(app ? [app.since] : []), ...keys.map(({ createdAt }) => createdAt));
		return { since, app: app !== undefined, codesLeft: codes.left(user), passkeys: keys };
	};
	const mustHave = (user: string) => {
		if (of(user)) return;
		const detail = `${user} has no second factor`;
		throw new Refusal({ code: "wrong-state", detail, state: "off", allowed: ["begin"] });
	};
	return {
		passkeys,
		of,
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
			const lastStep = await judged({ user, lane: `set-up of ${user}` }, () => stepOf(code, secret, wall()));
			const since = wall();
			const fresh = codes.fresh(user);
			const sql = "INSERT OR REPLACE INTO second_factor (user, sealed_secret, since, last_step) VALUES (?, ?, ?, ?)";
			const insertion = { sql, params: [user, sealing.seal(secret, ofUser(user)), since, lastStep] };
			await record({ by, type: "user.second-factor-set", data: { user }, writes: [insertion, ...fresh.writes] });
			apps.set(user, { secret, since, lastStep });
			fresh.applied();
			begun.delete(user);
			return fresh.made;
		},
		async renewCodes({ user, by }) {
			mustHave(user);
			const { made, writes, applied } = codes.fresh(user);
			await record({ by, type: "user.recovery-codes-made", data: { user }, writes });
			applied();
			return made;
		},
		async end({ user, by }) {
			mustHave(user);
			const parts = [codes.ending(user), passkeys.ending(user)];
			const app = { sql: "DELETE FROM second_factor WHERE user = ?", params: [user] };
			const writes = [...parts.flatMap((part) => part.writes), app];
			await record({ by, type: "user.second-factor-ended", data: { user }, writes });
			for (const { applied } of parts) applied();
			apps.delete(user);
		},
		async pass({ user, code, passkey, origin, lane }) {
			if (!of(user)) return NONE;
			if (passkey) return judged({ user, lane }, () => passkeys.spend(user, passkey));
			if (code !== undefined) {
				return judged({ user, lane }, () => byApp(user, apps.get(user), code, wall()) ?? codes.spend(user, code));
			}
			const allowed = ["code", ...(passkeys.canAsk({ user, origin }) ? ["passkey"] : [])];
			const detail = `what came is right; send it again with \`code\`: six digits of the app, or a recovery code${allowed[1] ? "; or with `passkey`" : ""}`;
			throw new Refusal({ code: "second-factor-due", detail, allowed });
		},
	};
}

/** A later step than any that was used: the one and only time that this code is right. */
function byApp(user: string, app: App | undefined, code: string, now: number): Passed | undefined {
	const digits = code.replace(/\s/g, "");
	const step = app?.secret && ONE_TIME_CODE.test(digits) ? stepOf(digits, app.secret, now) : undefined;
	if (!app || step === undefined || step <= app.lastStep) return undefined;
	const before = app.lastStep;
	app.lastStep = step;
	return {
		writes: [{ sql: "UPDATE second_factor SET last_step = ? WHERE user = ?", params: [step, user] }],
		facts: {},
		undo() {
			if (app.lastStep === step) app.lastStep = before;
		},
	};
}
