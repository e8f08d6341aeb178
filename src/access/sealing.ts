import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM with a nonce for each, as NIST SP 800-38D has it. */
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what the store must be able to read back, so that a copy of its file alone tells nothing. */
export interface Sealing {
	/** `of` names what it is and whose; it opens for no other. */
	seal(secret: Uint8Array, of: string): Buffer;
	/** Undefined: sealed with another key, of something else, or damaged. */
	open(sealed: Uint8Array, of: string): Buffer | undefined;
}

/** Seals with the key that `keyOf` gives, 32 bytes; it is first asked for when something is to be sealed or opened. */
export function sealWith(keyOf: () => Buffer): Sealing {
	return {
		seal(secret, of) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv(CIPHER, keyOf(), nonce).setAAD(Buffer.from(of));
			const body = [cipher.update(secret), cipher.final()];
			return Buffer.concat([nonce, cipher.getAuthTag(), ...body]);
		},
		open(sealed, of) {
			const bytes = Buffer.from(sealed);
			const nonce = bytes.subarray(0, NONCE_BYTES);
			const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
			if (tag.length < TAG_BYTES) return undefined;
			const decipher = createDecipheriv(CIPHER, keyOf(), nonce).setAAD(Buffer.from(of)).setAuthTag(tag);
			try {
				return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
			} catch {
				return undefined;
			}
		},
	};
}
