import { createHash, randomBytes, randomUUID } from "node:crypto";

const TOKEN_BYTES = 32;
const SHORT_ID_BYTES = 8;

/** A fresh secret of 256 random bits, in base64url. */
export function newSecret(): string {
	return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is kept of a secret. It has 256 random bits, so a plain SHA-256 is as good as a slow hash. */
export function hashOf(secret: string): Buffer {
	return createHash("sha256").update(secret).digest();
}

/** The hash as the key of a map. */
export function keyOf(secret: string): string {
	return hashOf(secret).toString("base64url");
}

/** The same of a hash that was kept. */
export function keyOfHash(hash: Uint8Array): string {
	return Buffer.from(hash).toString("base64url");
}

/** Names one of a few things of one person; 64 random bits, and no secret. */
export function newShortId(): string {
	return randomBytes(SHORT_ID_BYTES).toString("hex");
}

/** A UUIDv7 (RFC 9562 §5.7): the time in front, so that ids made one after another sort that way. */
export function newId(now: number): string {
	const time = now.toString(16).padStart(12, "0");
	const random = randomUUID();
	return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${random.slice(15)}`;
}
