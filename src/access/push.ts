import { createECDH } from "node:crypto";
import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import type { PushKeys, PushSubscription } from "../model/push.ts";
import { inTurns } from "./in-turn.ts";
import type { Keeping } from "./keeping.ts";
import { openSentPushes, type SentPushes } from "./push-sent.ts";
import type { Sealing } from "./sealing.ts";

/** Which browsers take Web Push for whom. */
export interface Push {
	/** Made with the first question; all subscriptions hang on it. @throws {StoreUnavailable} */
	keys(): Promise<PushKeys>;
	/** Of somebody; what was subscribed by another on the same browser is theirs from now on. @throws {Refusal} `wrong-state`. */
	subscribe(change: PushSubscription & { readonly user: string; readonly by: Source }): Promise<void>;
	/** Ends one; `user`: only where it is theirs. One that is not there is ended already. */
	end(change: { readonly endpoint: string; readonly user?: string; readonly by: Source }): Promise<void>;
	of(user: string): readonly PushSubscription[];
	/** All of somebody's, as when their phone was lost. */
	endAll(change: { readonly user: string; readonly by: Source }): Promise<void>;
	/** What ends them in the transaction of a change that ends all that its person has open; `forget` once it is on disk. */
	endingWrites(user: string): readonly SideWrite[];
	forget(user: string): void;
	/** What went out to whom. */
	readonly sent: SentPushes;
}

/** More browsers than so many nobody carries. Our own setting. */
const EACH = 8;
const KEY = "push-key";
const SEALED_OF = "push key";
const keyRow = z.object({ value: z.string() });
const row = z.object({ endpoint: z.string(), user: z.string(), p256dh: z.string(), auth: z.string() });
type Row = z.output<typeof row>;

/** Reads what is subscribed; the private key lies sealed in the store. */
export async function openPush({
	reader,
	record,
	wall,
	sealing,
}: Pick<Keeping, "record" | "wall"> & {
	readonly reader: Pick<Reader, "rows">;
	readonly sealing: Sealing;
}): Promise<Push> {
	const all = new Map<string, Row>();
	for (const one of await reader.rows("SELECT * FROM push_subscription", [])) {
		const known = row.parse(one);
		all.set(known.endpoint, known);
	}
	const [found] = await reader.rows("SELECT value FROM folder WHERE key = ?", [KEY]);
	let keys = found && openKeys(keyRow.parse(found).value, sealing);
	let making: Promise<PushKeys> | undefined;
	/** One after the other: a hundred at once must not all find room. */
	const inTurn = inTurns();
	const endingWrites = (user: string): SideWrite[] => [
		{ sql: "DELETE FROM push_subscription WHERE user = ?", params: [user] },
	];
	const forget = (user: string) => {
		for (const { endpoint, user: whose } of [...all.values()]) if (whose === user) all.delete(endpoint);
	};
	const make = async () => {
		const made = newKeys();
		const sealed = sealing.seal(Buffer.from(JSON.stringify(made)), SEALED_OF).toString("base64");
		const keep = {
			sql: "INSERT INTO folder (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
		};
		// Keys that can't be opened (another folder's sealing key) are no use to anybody: what hung on them ends with them.
		const writes = [
			{ ...keep, params: [KEY, sealed] },
			{ sql: "DELETE FROM push_subscription", params: [] },
		];
		await record({ by: "hub", type: "hub.push-key-made", data: {}, writes });
		all.clear();
		keys = made;
		return made;
	};
	const sent = await openSentPushes({ reader, record, wall });
	return {
		sent,
		keys() {
			making ??= keys ? Promise.resolve(keys) : make();
			return making.catch((error: unknown) => {
				making = undefined;
				throw error;
			});
		},
		subscribe: ({ user, by, ...said }) =>
			inTurn(async () => {
				const { endpoint, p256dh, auth } = said;
				const theirs = [...all.values()].filter((one) => one.user === user && one.endpoint !== endpoint);
				if (theirs.length >= EACH) {
					const detail = `found ${theirs.length} browsers of ${user} subscribed; allowed ${EACH}: end one of them first`;
					throw new Refusal({ code: "wrong-state", detail });
				}
				const before = all.get(endpoint);
				if (before?.user === user && before.p256dh === p256dh && before.auth === auth) return;
				const sql =
					"INSERT INTO push_subscription (endpoint, user, p256dh, auth, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET user = excluded.user, p256dh = excluded.p256dh, auth = excluded.auth";
				const writes: SideWrite[] = [{ sql, params: [endpoint, user, p256dh, auth, wall()] }];
				await record({ by, type: "push.subscribed", data: { user, service: new URL(endpoint).hostname }, writes });
				all.set(endpoint, { endpoint, user, p256dh, auth });
			}),
		async end({ endpoint, user, by }) {
			const known = all.get(endpoint);
			if (!known || (user !== undefined && known.user !== user)) return;
			const writes = [{ sql: "DELETE FROM push_subscription WHERE endpoint = ?", params: [endpoint] }];
			const data = { user: known.user, service: new URL(endpoint).hostname };
			await record({ by, type: "push.ended", data, writes });
			all.delete(endpoint);
		},
		endingWrites,
		forget,
		async endAll({ user, by }) {
			if (![...all.values()].some((one) => one.user === user)) return;
			await record({ by, type: "push.ended", data: { user }, writes: endingWrites(user) });
			forget(user);
		},
		of: (user) => [...all.values()].filter((one) => one.user === user),
	};
}

function openKeys(sealed: string, sealing: Sealing): PushKeys | undefined {
	const opened = sealing.open(Buffer.from(sealed, "base64"), SEALED_OF);
	return opened && z.object({ publicKey: z.string(), privateKey: z.string() }).parse(JSON.parse(opened.toString()));
}

/** P-256, as VAPID wants it (RFC 8292 §3.2). */
function newKeys(): PushKeys {
	const pair = createECDH("prime256v1");
	const publicKey = pair.generateKeys().toString("base64url");
	return {
		publicKey,
		privateKey: Buffer.from(pair.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url"),
	};
}
