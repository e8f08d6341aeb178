import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { SideWrite } from "../journal/journal.ts";

/** Rows of `device_credential` and `reader` as they are stored; `secret_hash` is the SHA-256 of the secret. */
export interface CredentialRows {
	readonly devices: readonly { readonly device: string; readonly secretHash: Uint8Array }[];
	readonly readers: readonly { readonly name: string; readonly secretHash: Uint8Array }[];
	/** Devices from which their credentials were taken, by a certificate too. */
	readonly revoked?: readonly string[];
}

/** Secrets to show once, and what has to be written for them. Nothing counts before `done`, called after the commit. */
export interface Made {
	readonly secrets: Readonly<Record<string, string>>;
	readonly writes: readonly SideWrite[];
	done(): void;
}

/** Whose secret it is: a stored one of a device or reader, or one made for this run's simulators. */
export type Match = "device" | "reader" | "simulator";

const SECRET_BYTES = 24;
const NOBODY = Buffer.alloc(32);

/** A simulator stays away for so long after a real client signed in as its device (the contract's figure). */
export const STAND_IN_AWAY_MS = 600_000;

/**
 * Who may sign in. Secrets have 192 random bits, so a plain SHA-256 keeps them: 744 at a mass reconnect must not stall
 * the hub, as a memory-hard hash would. Compared in constant time; a name that does not exist takes as long.
 */
export class Credentials {
	readonly #devices: Map<string, Buffer>;
	readonly #readers: Map<string, Buffer>;
	readonly #revoked: Set<string>;
	readonly #simulated = new Map<string, Buffer>();
	readonly #realUntil = new Map<string, number>();

	constructor({ devices, readers, revoked = [] }: CredentialRows = { devices: [], readers: [] }) {
		this.#revoked = new Set(revoked);
		this.#devices = new Map(devices.map(({ device, secretHash }) => [device, Buffer.from(secretHash)]));
		this.#readers = new Map(readers.map(({ name, secretHash }) => [name, Buffer.from(secretHash)]));
	}

	/** Whose `secret` this is under `name`, or undefined: then the two do not belong together. */
	match(name: string, secret: Uint8Array): Match | undefined {
		const hash = createHash("sha256").update(secret).digest();
		const device = timingSafeEqual(hash, this.#devices.get(name) ?? NOBODY);
		const reader = timingSafeEqual(hash, this.#readers.get(name) ?? NOBODY);
		const simulator = timingSafeEqual(hash, this.#simulated.get(name) ?? NOBODY);
		if (device) {
			this.#noteReal(name);
			return "device";
		}
		if (reader) return "reader";
		const away = performance.now() < (this.#realUntil.get(name) ?? 0);
		return simulator && !away ? "simulator" : undefined;
	}

	/** Whether the certificate that a device has shown lets it in: not where its credentials were taken from it. */
	acceptCertificate(id: string): boolean {
		if (this.#revoked.has(id)) return false;
		this.#noteReal(id);
		return true;
	}

	/** True where some secret belongs to this name. */
	knows(name: string): boolean {
		return this.#devices.has(name) || this.#readers.has(name) || this.#simulated.has(name);
	}

	/** New secrets for devices or gateways; they replace the old ones, of which nothing works any longer. */
	make(ids: readonly string[], at: number): Made {
		const sql =
			"INSERT INTO device_credential (device, secret_hash, made_at) VALUES (?, ?, ?) ON CONFLICT (device) DO UPDATE SET secret_hash = excluded.secret_hash, made_at = excluded.made_at, revoked_at = NULL";
		return this.#make(this.#devices, ids, at, sql);
	}

	/** A new secret for another system that may only read what the hub publishes. */
	makeReader(name: string, at: number): Made {
		const sql =
			"INSERT INTO reader (name, secret_hash, made_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET secret_hash = excluded.secret_hash, made_at = excluded.made_at";
		return this.#make(this.#readers, [name], at, sql);
	}

	/** Takes a device's secret away, and what its certificate is worth here; also where it never had a secret. */
	revoke(id: string, at: number): Omit<Made, "secrets"> {
		const sql =
			"INSERT INTO device_credential (device, secret_hash, made_at, revoked_at) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET revoked_at = excluded.revoked_at";
		return {
			writes: [{ sql, params: [id, NOBODY, at, at] }],
			done: () => {
				this.#devices.delete(id);
				this.#revoked.add(id);
			},
		};
	}

	/** Secrets for the simulators of this run, beside the stored ones and never stored. */
	overlay(ids: Iterable<string>): Readonly<Record<string, string>> {
		const secrets: Record<string, string> = {};
		for (const id of ids) {
			const { secret, hash } = newSecret();
			secrets[id] = secret;
			this.#simulated.set(id, hash);
		}
		return secrets;
	}

	/** A real client is there: its simulator stays away. */
	#noteReal(id: string): void {
		if (this.#simulated.has(id)) this.#realUntil.set(id, performance.now() + STAND_IN_AWAY_MS);
	}

	#make(table: Map<string, Buffer>, ids: readonly string[], at: number, sql: string): Made {
		const made = ids.map((id) => ({ id, ...newSecret() }));
		return {
			secrets: Object.fromEntries(made.map(({ id, secret }) => [id, secret])),
			writes: made.map(({ id, hash }) => ({ sql, params: [id, hash, at] })),
			done: () => {
				for (const { id, hash } of made) {
					table.set(id, hash);
					if (table === this.#devices) this.#revoked.delete(id);
				}
			},
		};
	}
}

function newSecret(): { secret: string; hash: Buffer } {
	const secret = randomBytes(SECRET_BYTES).toString("base64url");
	return { secret, hash: createHash("sha256").update(secret).digest() };
}
