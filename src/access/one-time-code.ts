import { Secret, TOTP } from "otpauth";

/** RFC 6238, as every authenticator app has it: SHA-1, six digits, a new code each 30 s. */
const SETTINGS = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** One step to each side: what RFC 6238 §5.2 allows for a phone's clock and slow fingers. */
const WINDOW = 1;
/** RFC 4226 §4: 160 bits are recommended. */
const SECRET_BYTES = 20;

export const ONE_TIME_CODE = /^\d{6}$/;

/** A fresh secret for an authenticator app. */
export function newFactorSecret(): Uint8Array {
	return new Secret({ size: SECRET_BYTES }).bytes;
}

/** The secret as an app takes it: to type, and as the address that its QR code holds. */
export function toEnrol(secret: Uint8Array, { user, issuer }: { user: string; issuer: string }) {
	const totp = new TOTP({ ...SETTINGS, secret: secretOf(secret), label: user, issuer });
	return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The code of the step that `now` is in, for tests and simulators of a phone. */
export function codeAt(secret: Uint8Array, now: number): string {
	return TOTP.generate({ ...SETTINGS, secret: secretOf(secret), timestamp: now });
}

/** The step (30 s since 1970) whose code this is, of the one that `now` is in and its neighbours; undefined: of none. */
export function stepOf(code: string, secret: Uint8Array, now: number): number | undefined {
	const by = { ...SETTINGS, secret: secretOf(secret), timestamp: now };
	const away = ONE_TIME_CODE.test(code) ? TOTP.validate({ ...by, token: code, window: WINDOW }) : null;
	return away === null ? undefined : TOTP.counter({ period: SETTINGS.period, timestamp: now }) + away;
}

function secretOf(bytes: Uint8Array): Secret {
	return new Secret({ buffer: new Uint8Array(bytes).buffer });
}
