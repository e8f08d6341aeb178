import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Position } from "../../../model/patrol.ts";
import { onHub } from "../../app/base-path.ts";
import { isUnsent } from "../sos/standing.ts";
import type { Sealed, Wrapped } from "./seal.ts";

/** What this phone is, whoever carries it. */
export interface Phone {
	readonly id: string;
	/** The last number that was given to anything done on it; never the same twice. */
	readonly counter: number;
	/** Wrong PINs since a right one. */
	readonly wrong: number;
	/** The hub has ended it: nobody signs in on it any more. */
	readonly ended?: true;
	/** Where it was last checked in, under no PIN: a call for help says so, whoever makes it. */
	readonly lastSeen?: LastSeen;
}

/** A checkpoint, and when the phone was there by its own clock. */
export interface LastSeen {
	readonly checkpoint: string;
	readonly at: string;
}

/** A guard who has signed in here: the key of all that is kept of theirs, under the PIN, and under the password. */
export interface KnownGuard {
	readonly name: string;
	readonly displayName: string;
	readonly byPin: Wrapped;
	readonly byPassword: Wrapped;
}

/** Something done, until long after the hub has it. */
export interface HeldRow {
	readonly n: number;
	readonly id: string;
	readonly guard: string;
	/** The hub has it not yet: told without opening it. */
	readonly waits: boolean;
	readonly sealed: Sealed;
	readonly photo?: Sealed;
}

/** A call for help needs no PIN, so it is under none: who called is whoever the hub knows this phone by. */
export interface HeldSos {
	readonly id: string;
	readonly at: string;
	/** As it was pressed. */
	readonly lastSeen?: LastSeen;
	readonly position?: Position;
	readonly sentAt?: number;
	/** What the hub made of it. */
	readonly incident?: string;
	/** Somebody in the guard room has taken it. */
	readonly taken?: true;
	/** The hub's answer, if it was no. */
	readonly refused?: string;
	/** Its guard has put it away. */
	readonly away?: true;
}

interface Schema extends DBSchema {
	phone: { key: "this"; value: Phone };
	guards: { key: string; value: KnownGuard };
	held: { key: number; value: HeldRow; indexes: { guard: string } };
	/** What the hub has said, by `guard/what`. */
	kept: { key: string; value: Sealed };
	sos: { key: string; value: HeldSos };
}

export type Database = IDBPDatabase<Schema>;

/** Opens what this phone keeps. What is below another base path of the same origin is another hub's. */
export function openDatabase(): Promise<Database> {
	return openDB<Schema>(`gatehouse${onHub("/guard")}`, 1, {
		upgrade(database) {
			database.createObjectStore("phone");
			database.createObjectStore("guards", { keyPath: "name" });
			database.createObjectStore("held", { keyPath: "n" }).createIndex("guard", "guard");
			database.createObjectStore("kept");
			database.createObjectStore("sos", { keyPath: "id" });
		},
	});
}

/** Changes what is kept of this phone, in one transaction: two windows never take the same number. */
export async function changePhone(database: Database, change: (phone: Phone) => Phone): Promise<Phone> {
	const writing = database.transaction("phone", "readwrite", { durability: "strict" });
	const before = (await writing.store.get("this")) ?? { id: crypto.randomUUID(), counter: 0, wrong: 0 };
	const after = change(before);
	await writing.store.put(after, "this");
	await writing.done;
	return after;
}

/** The next number for something done here. */
export async function nextCount(database: Database): Promise<number> {
	const { counter } = await changePhone(database, (phone) => ({ ...phone, counter: phone.counter + 1 }));
	return counter;
}

/**
 * Wipes what this phone keeps, once a captain has ended it. What its guards did and the hub has not yet stays, sealed as it
 * is, for them to open and upload, and so does a call for help; gives how much that is.
 */
export async function wipe(database: Database): Promise<number> {
	const rows = await database.getAll("held");
	const waiting = rows.filter(({ waits }) => waits);
	const keepers = new Set(waiting.map(({ guard }) => guard));
	const stores = ["phone", "guards", "held", "kept", "sos"] as const;
	const writing = database.transaction(stores, "readwrite", { durability: "strict" });
	const { lastSeen: _where, ...phone } = (await writing.objectStore("phone").get("this")) ?? {};
	if ("id" in phone) await writing.objectStore("phone").put(phone, "this");
	await writing.objectStore("kept").clear();
	for (const { n, waits } of rows) if (!waits) await writing.objectStore("held").delete(n);
	for (const name of await writing.objectStore("guards").getAllKeys()) {
		if (!keepers.has(name)) await writing.objectStore("guards").delete(name);
	}
	const calls = await writing.objectStore("sos").getAll();
	for (const call of calls) if (!isUnsent(call)) await writing.objectStore("sos").delete(call.id);
	await writing.done;
	return waiting.length + calls.filter(isUnsent).length;
}
