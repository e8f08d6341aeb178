import type { Agent } from "node:https";
import type { Commit, Journal } from "../../journal/journal.ts";
import type { Log } from "../../model/log.ts";
import type { PushKeys, PushSubscription } from "../../model/push.ts";
import { type Addressed, lettersOf, lettersOfMessage } from "./letter.ts";
import { sendPush } from "./send.ts";

/** What Web Push needs of the hub. */
export interface PushParts {
	readonly journal: Pick<Journal, "follow" | "lastSeq">;
	/** Which browsers take it for whom, and the hub's own keys. */
	readonly push: {
		keys(): Promise<PushKeys>;
		of(user: string): readonly PushSubscription[];
		end(change: { endpoint: string; by: "hub" }): Promise<void>;
	};
	readonly log: Log;
	/** True for the id of a discreet incident. */
	hides(incident: string): boolean;
	/** How push services are reached; absent: as the machine does. */
	readonly agent?: Agent;
}

/**
 * Sends what is committed for somebody to their browsers: a dispatch, a message, that nobody takes an incident. It goes out
 * once and is a convenience beside the open page: what reached a phone is what the phone confirms, nothing else. A browser
 * that is gone is forgotten.
 */
export function openPush({ journal, push, log, hides, agent }: PushParts): { close(): void } {
	let since = journal.lastSeq;
	let closed = false;
	/** What went out last to each, so that a commit which changes something else of the thing sends nothing again. */
	const sent = new Map<string, string>();
	const send = async (addressed: Addressed) => {
		const { to, letter } = addressed;
		for (const subscription of push.of(to)) {
			const keys = await push.keys();
			const became = closed ? "taken" : await sendPush(subscription, addressed, { keys, agent });
			if (became === "gone") await push.end({ endpoint: subscription.endpoint, by: "hub" });
			else if (became !== "taken") {
				log.warn({ to, kind: letter.kind, ...became }, "a push service did not take what was sent to it");
			}
		}
	};
	const unfollow = journal.follow(({ changed, lastSeq }: Commit) => {
		for (const one of changed) {
			if (!("value" in one)) continue;
			const letters =
				one.kind === "incident"
					? lettersOf(one.value, { since, hides: hides(one.id) })
					: one.kind === "message"
						? lettersOfMessage(one.value)
						: [];
			for (const addressed of letters) {
				const { to, letter } = addressed;
				const key = `${to} ${letter.kind} ${letter.kind === "told" ? letter.incident : letter.id}`;
				if (sent.get(key) === letter.id) continue;
				remember(sent, key, letter.id);
				void send(addressed).catch((error: unknown) => {
					log.warn({ err: error, to, kind: letter.kind }, "what was to be sent by push could not be");
				});
			}
		}
		since = lastSeq;
	});
	return {
		close() {
			closed = true;
			unfollow();
		},
	};
}

/** More than are under way at once at one compound. */
const REMEMBERED = 2_000;

function remember(sent: Map<string, string>, key: string, id: string): void {
	sent.delete(key);
	sent.set(key, id);
	if (sent.size <= REMEMBERED) return;
	for (const oldest of sent.keys()) {
		sent.delete(oldest);
		break;
	}
}
