import { api } from "../../app/api.ts";
import { session, signIn } from "../../app/session.ts";
import { isUnsent } from "../sos/standing.ts";
import { calls, database, dutyByHub, ended, held, known, vault, wiped } from "../state.ts";
import { changePhone } from "../store/database.ts";
import { choosePin, keyByPassword, openByPin, type Vault } from "../store/vault.ts";

/** Who has just signed in at the hub with a name and a password. */
export interface Entered {
	readonly name: string;
	readonly displayName: string;
	readonly password: string;
	/** They have a PIN here: it is asked for. */
	readonly hasPin: boolean;
}

/** Signs in at the hub; a phone that wrong PINs have locked is open again. Gives why not, if not. */
export async function enterByPassword(name: string, password: string, code: string | undefined) {
	const refused = await signIn(name, password, code === undefined ? {} : { code });
	if (refused !== undefined) return { refused };
	const now = session.peek();
	if (now.state !== "in") throw new Error("signed in, and nobody is");
	const open = await database;
	await changePhone(open, (phone) => ({ ...phone, wrong: 0 }));
	const before = await open.get("guards", now.who.name);
	// What can't be read now is known by the next time that the hub is reached.
	const who = await api("GET /session").catch(() => undefined);
	const entered: Entered = {
		...{ name: now.who.name, displayName: who?.displayName ?? before?.displayName ?? now.who.name, password },
		hasPin: before !== undefined,
	};
	return { entered };
}

/** Opens what the guard keeps here by the PIN. */
export async function enterByPin(name: string, pin: string): Promise<"in" | "wrong" | "locked" | "unknown"> {
	const found = await openByPin(await database, name, pin);
	if (typeof found === "string") return found;
	await begin(found);
	return "in";
}

/**
 * Chooses the PIN, the first or, if what is kept here opens by the password too, another. `lost`: it does not, and what is
 * kept here under the forgotten PIN is given up.
 */
export async function enterWithNewPin(who: Entered, pin: string, lost = false): Promise<"in" | "kept-under-old"> {
	const open = await database;
	const { key, known: before, same } = await keyByPassword(open, who.name, who.password);
	if (before && !same && !lost) return "kept-under-old";
	await begin(await choosePin(open, who, key, pin));
	return "in";
}

async function begin(opened: Vault): Promise<void> {
	await opened.forgetOld(Date.now());
	held.value = await opened.all();
	known.value = await opened.kept("known");
	dutyByHub.value = await opened.kept("duty");
	vault.value = opened;
}

/** Locks the page; what is held stays, and is sent when its guard opens it again. */
export function lock(): void {
	vault.value = undefined;
	held.value = [];
	known.value = undefined;
	dutyByHub.value = undefined;
}

/** Reads what this phone knows before anybody has signed in: calls for help, which are under no PIN, and whether it was ended. */
export async function readPhone(): Promise<void> {
	const open = await database;
	calls.value = await open.getAll("sos");
	ended.value = (await open.get("phone", "this"))?.ended === true;
	const holds = (await open.count("guards")) > 0 || calls.peek().some(isUnsent);
	wiped.value = ended.peek() && !holds;
}
