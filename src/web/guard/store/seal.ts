/**
 * What is kept so that nobody reads it without its key (AES-GCM, NIST SP 800-38D): a fresh 96-bit IV each time. The key is worth
 * what the secret is that it is kept under: six digits can all be tried by who has copied this.
 */
export interface Sealed {
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly data: ArrayBuffer;
}

/** A data key, kept under a secret that a person knows. */
export interface Wrapped extends Sealed {
	readonly salt: Uint8Array<ArrayBuffer>;
	readonly iterations: number;
}

/** OWASP Password Storage Cheat Sheet (2023): PBKDF2 with HMAC-SHA-256. */
const ITERATIONS = 600_000;
const IV_BYTES = 12;
const SALT_BYTES = 16;
const AES = { name: "AES-GCM", length: 256 } as const;

/** A key of its own for what one guard keeps on this phone. It can leave only under a secret of theirs. */
export function newDataKey(): Promise<CryptoKey> {
	return crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
}

/** Keeps the key under a secret. */
export async function wrap(key: CryptoKey, secret: string): Promise<Wrapped> {
	const salt = random(SALT_BYTES);
	const iv = random(IV_BYTES);
	const under = await keyFrom(secret, salt, ITERATIONS);
	const data = await crypto.subtle.wrapKey("raw", key, under, { name: AES.name, iv });
	return { salt, iterations: ITERATIONS, iv, data };
}

/** The key, if this is its secret. */
export async function unwrap({ salt, iterations, iv, data }: Wrapped, secret: string): Promise<CryptoKey | undefined> {
	const under = await keyFrom(secret, salt, iterations);
	const how = { name: AES.name, iv };
	return crypto.subtle.unwrapKey("raw", data, under, how, AES, true, ["encrypt", "decrypt"]).catch(() => undefined);
}

/** Seals bytes, or any value that JSON can say. */
export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
	const iv = random(IV_BYTES);
	const plain = value instanceof Uint8Array ? Uint8Array.from(value) : new TextEncoder().encode(JSON.stringify(value));
	return { iv, data: await crypto.subtle.encrypt({ name: AES.name, iv }, key, plain) };
}

/** The bytes that were sealed. Fails if they are not what was sealed, or under another key. */
export async function openBytes(key: CryptoKey, { iv, data }: Sealed): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.decrypt({ name: AES.name, iv }, key, data));
}

/** The value that was sealed: whoever reads says what they have sealed there. */
export async function open<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
	return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed)));
}

async function keyFrom(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
	const known = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), "PBKDF2", false, ["deriveKey"]);
	const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
	return crypto.subtle.deriveKey(how, known, AES, false, ["wrapKey", "unwrapKey"]);
}

function random(bytes: number): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(bytes));
}
