import { readable } from "./password.ts";
import { hashOf } from "./secret.ts";

const CODES = 10;
const GROUPS = 3;

/** Ten codes to keep on paper, 71 random bits each. */
export function newRecoveryCodes(): readonly string[] {
	return Array.from({ length: CODES }, () => readable(GROUPS));
}

/** What is kept of a code, however it was typed. */
export function recoveryHash(code: string): Buffer {
	return hashOf(code.toLowerCase().replace(/[\s-]/g, ""));
}
