import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { hubStarted } from "../model/entries/hub-started.ts";
import type { Draft } from "../model/entry.ts";
import { StoreUnavailable } from "../model/problem.ts";
import type { Store } from "./store.ts";
import { VERSION } from "./version.ts";

/** That the hub runs, and from when to when it did not: what fell due meanwhile is told late. */
export async function sayStarted({
	journal,
	reader,
	clock,
}: Pick<Store, "journal" | "reader" | "clock">): Promise<void> {
	const from = await downSince(journal, reader);
	if (from !== undefined) await say({ journal, clock }, "hub.was-down", { from, to: clock.now() });
	await say({ journal, clock }, hubStarted.type, { version: VERSION } satisfies z.output<typeof hubStarted.data>);
}

/** That the hub ends by its own will; a store that takes nothing can't be told. */
export async function sayStopped(store: Pick<Store, "journal" | "clock">): Promise<void> {
	await say(store, "hub.stopped", {}).catch((error: unknown) => {
		if (!(error instanceof StoreUnavailable)) throw error;
	});
}

/**
 * When the last hub on this folder ended, epoch ms: by its own word, or with the newest entry where it was killed.
 * Undefined where none ever ran; what commands wrote in between does not count as a run.
 */
async function downSince(journal: Journal, reader: Reader): Promise<number | undefined> {
	const newest = async (type: string) => (await reader.entries({ type, limit: 1, order: "desc" })).items[0];
	const [started, stopped] = await Promise.all([newest(hubStarted.type), newest("hub.stopped")]);
	if (!started) return undefined;
	return stopped && stopped.seq > started.seq ? stopped.receivedAt : journal.lastAt;
}

async function say({ journal, clock }: Pick<Store, "journal" | "clock">, type: string, data: Draft["data"]) {
	const now = clock.now();
	await journal.append({ source: "hub", type, id: crypto.randomUUID(), at: now, receivedAt: now, data });
}
