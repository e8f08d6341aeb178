import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { type Mistake, Refusal } from "../model/problem.ts";
import { FairQueue, QueueFull, type Turn } from "./fair-queue.ts";

/** NIST SP 800-63B §3.1.1.2 asks for at least 8, and for no rules about which characters; ten is our own setting. */
const PASSWORD_MIN = 10;
const PASSWORD_MAX = 256;

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verifications at once: each takes a thread of the pool that also serves files. A full lane is a second or two of work. */
const TURNS = new FairQueue({ atOnce: 2, perLane: 64, inAll: 512 });
/** What signed-in people and the machine's owner have hashed. */
const OWN: Turn = { rank: 0, lane: "own" };
/** When it is worth trying again, where too many wait. */
const FULL_RETRY_MS = 1_000;

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
	return readable(GROUPS);
}

/** So many groups of five random characters that can be read aloud, 23.8 bits each. */
export function readable(groups: number): string {
	const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
	return Array.from({ length: groups }, group).join("-");
}

/** The argon2id hash of a password, as a PHC string, off the main thread. @throws {Refusal} `too-many-attempts`. */
export function hashPassword(password: string): Promise<string> {
	return inTurn(OWN, () => hash(password, COST));
}

let decoy: Promise<string> | undefined;

/**
 * True if it is the password, in its turn. Takes as long for a user without one, or for no user at all, so that the time
 * does not tell which names exist.
 *
 * @throws {Refusal} `too-many-attempts`: too many wait in its lane; it was not looked at.
 */
export async function isPassword(kept: string | undefined, given: string, turn: Turn = OWN): Promise<boolean> {
	decoy ??= hash(generatePassword(), COST);
	const against = kept ?? (await decoy);
	const right = await inTurn(turn, () => verify(against, given));
	return kept !== undefined && right;
}

/** What a person signs in with: their password, and the one that they have for when they are made to. */
interface Kept {
	readonly passwordHash?: string;
	readonly duressHash?: string;
}

/**
 * Which of a person's passwords it is. Both are looked at whichever it is, and whether there are any, one after the other:
 * the time tells neither which it was, nor who has the second.
 *
 * @throws {Refusal} `too-many-attempts`: too many wait in its lane; it was not looked at.
 */
export async function whichPassword(
	{ passwordHash, duressHash }: Kept,
	given: string,
	turn: Turn,
): Promise<"password" | "duress" | undefined> {
	decoy ??= hash(generatePassword(), COST);
	const nobodys = decoy;
	const against = passwordHash ?? (await nobodys);
	const [own, duress] = await inTurn(turn, async () => [
		await verify(against, given),
		await verify(duressHash ?? (await nobodys), given),
	]);
	if (own && passwordHash !== undefined) return "password";
	return duress && duressHash !== undefined ? "duress" : undefined;
}

async function inTurn<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
	try {
		return await TURNS.run(turn, work);
	} catch (error) {
		if (!(error instanceof QueueFull)) throw error;
		const detail = "too many attempts wait to be looked at; try again in 1 s";
		throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: FULL_RETRY_MS });
	}
}
