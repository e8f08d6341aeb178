import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { EntryDefinition } from "../model/entries/define-entry.ts";
import type { Draft } from "../model/entry.ts";
import type { Log } from "../model/log.ts";

/** The store is tried again after this, real ms. */
const AGAIN_MS = 1_000;

/** Journals what became of a message; resolves to false if the stage was closed before it was on disk. */
export type LogDelivery = <Data extends z.ZodType<Draft["data"]>>(
	entry: EntryDefinition<string, Data>,
	data: z.output<Data>,
) => Promise<boolean>;

/** What is said is tried until the store takes it: a message that went out must not go out again for want of a word. */
export function openDeliveryLog(
	journal: Pick<Journal, "append">,
	{ clock, log, closed }: { clock: Pick<Clock, "now">; log: Log; closed: AbortSignal },
): LogDelivery {
	return async ({ type }, data) => {
		const id = randomUUID();
		while (!closed.aborted) {
			const now = clock.now();
			try {
				await journal.append({ source: "hub", type, id, at: now, receivedAt: now, data });
				return true;
			} catch (error) {
				log.warn({ err: error, type, ...data }, "what became of a message could not be journalled; it is tried again");
				await new Promise((go) => setTimeout(go, AGAIN_MS).unref());
			}
		}
		return false;
	};
}
