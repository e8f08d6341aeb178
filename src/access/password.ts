import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { Mistake } from "../model/problem.ts";

/** NIST SP 800-63B §3.1.1.2 asks for at least 8, and for no rules about which characters; ten is our own setting. */
const PASSWORD_MIN = 10;
const PASSWORD_MAX = 256;

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verifications at once: each takes a thread of the pool that also serves files. */
const AT_ONCE = 2;

/** No vowels, so no words; no 0, 1, l, so it can be read aloud. 27 characters. */
const ALPHABET = "bcdfghjkmnpqrstvwxz23456789";
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** The mistake in a password somebody chose, or undefined. */
export function mistakeIn(password: string): Mistake | undefined {
	if (password.length >= PASSWORD_MIN && password.length <= PASSWORD_MAX) return undefined;
	return {
		path: "password",
		found: `${password.length} characters`,
		expected: `${PASSWORD_MIN} to ${PASSWORD_MAX} characters`,
	};
}

/** A password to hand to a person: five groups of five characters, 118 random bits. */
export function generatePassword(): string {
	const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
	return Array.from({ length: GROUPS }, group).join("-");
}

/** The argon2id hash of a password, as a PHC string, off the main thread. */
export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(password, COST));
}

let decoy: Promise<string> | undefined;

/**
 * True if it is the password. Takes as long for a user without one, or for no user at all, so that the time does not
 * tell which names exist.
 */
export async function isPassword(kept: string | undefined, given: string): Promise<boolean> {
	decoy ??= hashPassword(generatePassword());
	const against = kept ?? (await decoy);
	const right = await inTurn(() => verify(against, given));
	return kept !== undefined && right;
}

let running = 0;
const waiting: (() => void)[] = [];

/** How many wait for their turn. */
export function hashingQueue(): number {
	return waiting.length;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	while (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
	running++;
	try {
		return await work();
	} finally {
		running--;
		waiting.shift()?.();
	}
}
