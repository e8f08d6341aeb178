import { type Act, type Held, isWaiting } from "../queue/act.ts";
import type { Holding } from "../queue/send.ts";
import { changePhone, type Database, nextCount } from "./database.ts";
import { isLocked } from "./pin-lock.ts";
import { newDataKey, open, openBytes, type Sealed, seal, unwrap, wrap } from "./seal.ts";

/** What the hub has for so long is shown no more: a duty and what comes after it. */
const SHOWN_MS = 24 * 3_600_000;

/** What one guard keeps on this phone, opened by their PIN or password; all of it is sealed as it lies there. */
export class Vault implements Holding {
	readonly guard: string;
	readonly displayName: string;
	readonly #database: Database;
	readonly #key: CryptoKey;
	constructor(database: Database, { name, displayName }: { name: string; displayName: string }, key: CryptoKey) {
		this.guard = name;
		this.displayName = displayName;
		this.#database = database;
		this.#key = key;
	}

	/** Holds something that was just done. Once this resolves, it is on the phone, whatever becomes of the page. */
	async hold(make: (n: number) => Act, photo?: Uint8Array): Promise<Held> {
		const n = await nextCount(this.#database);
		const held: Held = { n, guard: this.guard, act: make(n) };
		await this.#put(held, photo && (await seal(this.#key, photo)));
		return held;
	}

	async all(): Promise<readonly Held[]> {
		const rows = await this.#database.getAllFromIndex("held", "guard", this.guard);
		return Promise.all(rows.map(({ sealed }) => open<Held>(this.#key, sealed)));
	}

	async change(items: readonly Held[]): Promise<void> {
		for (const item of items) {
			const row = await this.#database.get("held", item.n);
			const done = item.photoSent === true ? undefined : row?.photo;
			await this.#put(item, done);
		}
	}

	async photoOf({ n }: Held): Promise<Uint8Array | undefined> {
		const row = await this.#database.get("held", n);
		return row?.photo && openBytes(this.#key, row.photo);
	}

	/** Forgets what the hub has had for a day; what it has not, never. */
	async forgetOld(now: number): Promise<void> {
		for (const { n, sent, refused } of await this.all()) {
			if (sent && refused === undefined && now - sent.at > SHOWN_MS) await this.#database.delete("held", n);
		}
	}

	/** Keeps what the hub has said, for when there is no network. */
	async keep(what: string, value: unknown): Promise<void> {
		await this.#database.put("kept", await seal(this.#key, value), `${this.guard}/${what}`);
	}

	/** What was kept by that name: of the type that was kept. */
	async kept<T>(what: string): Promise<T | undefined> {
		const sealed = await this.#database.get("kept", `${this.guard}/${what}`);
		return sealed && open<T>(this.#key, sealed);
	}

	async #put(held: Held, photo: Sealed | undefined): Promise<void> {
		const row = {
			n: held.n,
			id: held.act.body.id,
			guard: held.guard,
			waits: isWaiting(held),
			sealed: await seal(this.#key, held),
		};
		const writing = this.#database.transaction("held", "readwrite", { durability: "strict" });
		await writing.store.put({ ...row, ...(photo && { photo }) });
		await writing.done;
	}
}

/** Opens what a guard keeps here. A try counts before it is checked, so that closing the page in between wins none. */
export async function openByPin(
	database: Database,
	name: string,
	pin: string,
): Promise<Vault | "wrong" | "locked" | "unknown"> {
	const known = await database.get("guards", name);
	if (!known) return "unknown";
	let locked = false;
	await changePhone(database, (phone) => {
		locked = isLocked(phone);
		return locked ? phone : { ...phone, wrong: phone.wrong + 1 };
	});
	if (locked) return "locked";
	const key = await unwrap(known.byPin, pin);
	if (!key) return "wrong";
	await changePhone(database, (phone) => ({ ...phone, wrong: 0 }));
	return new Vault(database, known, key);
}

/** The key of what a guard keeps here, if the password that the hub has just taken is the one it was kept under; else a new one. */
export async function keyByPassword(database: Database, name: string, password: string) {
	const known = await database.get("guards", name);
	const key = known && (await unwrap(known.byPassword, password));
	return { key: key ?? (await newDataKey()), known: known !== undefined, same: key !== undefined };
}

/** Chooses the PIN that opens it from now on; a locked phone is open again. */
export async function choosePin(
	database: Database,
	who: { readonly name: string; readonly displayName: string; readonly password: string },
	key: CryptoKey,
	pin: string,
): Promise<Vault> {
	const { name, displayName, password } = who;
	const [byPin, byPassword] = await Promise.all([wrap(key, pin), wrap(key, password)]);
	await database.put("guards", { name, displayName, byPin, byPassword });
	await changePhone(database, (phone) => ({ ...phone, wrong: 0 }));
	return new Vault(database, who, key);
}
