import { z } from "zod";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import type { Epoch, Keeping } from "./keeping.ts";
import { hashOf, keyOf, keyOfHash, newId, newSecret } from "./secret.ts";

/** How long the one-time link of a new wall screen works (CONTRACT: 15 minutes). */
const LINK_MS = 15 * 60_000;
const NAME = /^\S(.{0,58}\S)?$/;

/** A wall screen. Times are epoch milliseconds UTC. */
export interface Display {
	readonly id: string;
	readonly name: string;
	readonly createdAt: number;
	/** When a browser became it; absent: its link waits. */
	readonly openedAt?: number;
}

/** A browser that is a wall screen, which is no person. */
export interface DisplayViewer extends Pick<Display, "id" | "name"> {
	/** Aborted when the display is revoked. */
	readonly ended: AbortSignal;
}

/** Wall screens: each has a credential of its own, which does not expire. It is named, and revoked by whoever may. */
export interface Displays {
	list(): readonly Display[];
	/** `link` is the token of its one-time link, given back this once. @throws {Refusal} `invalid`, `already-exists`. */
	add(change: { readonly name: string; readonly by: Source }): Promise<Display & { readonly link: string }>;
	/** The browser that has the link becomes the wall screen. @throws {Refusal} `link-spent`. */
	redeem(link: string): Promise<DisplayViewer & { readonly token: string }>;
	/** By its id or its name; what it shows ends at once. @throws {Refusal} `not-found`. */
	revoke(change: { readonly display: string; readonly by: Source }): Promise<Display>;
	/** Which wall screen has this token. */
	viewer(token: string): DisplayViewer | undefined;
	/** The hub's clock is to be set: every link keeps the time that it has left. */
	epoch(byMs: number): Epoch;
}

interface Kept extends Display {
	/** Of the link that waits. */
	link?: { readonly key: string; readonly expiresAt: number };
	/** Of the browser's token. */
	key?: string;
	openedAt?: number;
	readonly end: AbortController;
}

const hash = z.instanceof(Uint8Array).nullable();
const row = z.object({
	id: z.string(),
	name: z.string(),
	link_hash: hash,
	link_expires_at: z.number().nullable(),
	token_hash: hash,
	created_at: z.number(),
	opened_at: z.number().nullable(),
});

/** The wall screens of the rows: what was one before the hub stopped is one still. */
export async function openDisplays({
	reader,
	record,
	wall,
}: Pick<Keeping, "reader" | "record" | "wall">): Promise<Displays> {
	const all = new Map<string, Kept>();
	const sql = "SELECT id, name, link_hash, link_expires_at, token_hash, created_at, opened_at FROM display ORDER BY id";
	for (const found of await reader.rows(sql, [])) {
		const kept = keptOf(row.parse(found));
		all.set(kept.id, kept);
	}
	const byLink = (link: string) => {
		const key = keyOf(link);
		return [...all.values()].find((one) => one.link?.key === key && one.link.expiresAt > wall());
	};
	return {
		list: () => [...all.values()].map(viewOf),
		async add({ name, by }) {
			if (!NAME.test(name)) {
				const mistakes = [{ path: "name", found: name.slice(0, 80), expected: "1 to 60 characters, no space around" }];
				const detail = `the name ${JSON.stringify(name.slice(0, 80))} is not valid: 1 to 60 characters, no space around`;
				throw new Refusal({ code: "invalid", detail, mistakes });
			}
			if ([...all.values()].some((one) => one.name === name)) {
				throw new Refusal({ code: "already-exists", detail: `the display ${name} exists already; revoke it first` });
			}
			const link = newSecret();
			const createdAt = wall();
			const expiresAt = createdAt + LINK_MS;
			const made: Kept = {
				...{ id: newId(createdAt), name, createdAt, end: new AbortController() },
				link: { key: keyOf(link), expiresAt },
			};
			all.set(made.id, made);
			const insertion = "INSERT INTO display (id, name, link_hash, link_expires_at, created_at) VALUES (?, ?, ?, ?, ?)";
			const writes = [{ sql: insertion, params: [made.id, name, hashOf(link), expiresAt, createdAt] }];
			try {
				await record({ by, type: "display.added", data: { display: name }, writes });
			} catch (error) {
				all.delete(made.id);
				throw error;
			}
			return { ...viewOf(made), link };
		},
		async redeem(link) {
			const found = byLink(link);
			if (!found) {
				throw new Refusal({ code: "link-spent", detail: "the link was used already, or is older than 15 minutes" });
			}
			const waiting = found.link;
			delete found.link;
			const token = newSecret();
			const openedAt = wall();
			const write = {
				sql: "UPDATE display SET link_hash = NULL, link_expires_at = NULL, token_hash = ?, opened_at = ? WHERE id = ?",
				params: [hashOf(token), openedAt, found.id],
			};
			try {
				await record({ by: "hub", type: "display.opened", data: { display: found.name }, writes: [write] });
			} catch (error) {
				if (waiting) found.link = waiting;
				throw error;
			}
			Object.assign(found, { key: keyOf(token), openedAt });
			return { ...viewerOf(found), token };
		},
		async revoke({ display, by }) {
			const found = [...all.values()].find(({ id, name }) => id === display || name === display);
			if (!found) throw new Refusal({ code: "not-found", detail: `there is no display ${display}` });
			const writes = [{ sql: "DELETE FROM display WHERE id = ?", params: [found.id] }];
			await record({ by, type: "display.revoked", data: { display: found.name }, writes });
			all.delete(found.id);
			found.end.abort();
			return viewOf(found);
		},
		viewer(token) {
			const key = keyOf(token);
			const found = [...all.values()].find((one) => one.key === key);
			return found && viewerOf(found);
		},
		epoch: (byMs) => ({
			writes: [{ sql: "UPDATE display SET link_expires_at = link_expires_at + ?", params: [byMs] }],
			applied() {
				for (const one of all.values()) {
					if (one.link) one.link = { ...one.link, expiresAt: one.link.expiresAt + byMs };
				}
			},
		}),
	};
}

function keptOf(found: z.output<typeof row>): Kept {
	const { id, name, link_hash: link, link_expires_at: expiresAt, token_hash: token } = found;
	return {
		...{ id, name, createdAt: found.created_at, end: new AbortController() },
		...(link !== null && expiresAt !== null && { link: { key: keyOfHash(link), expiresAt } }),
		...(token !== null && { key: keyOfHash(token) }),
		...(found.opened_at !== null && { openedAt: found.opened_at }),
	};
}

function viewOf({ id, name, createdAt, openedAt }: Kept): Display {
	return { id, name, createdAt, ...(openedAt !== undefined && { openedAt }) };
}

function viewerOf({ id, name, end }: Kept): DisplayViewer {
	return { id, name, ended: end.signal };
}
