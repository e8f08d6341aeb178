import type { Commit, Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Delivery } from "../model/delivery.ts";
import { channelTestAsked } from "../model/entries/channel-test-asked.ts";
import type { Draft } from "../model/entry.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import type { CurrentSite } from "../model/site.ts";

/** A channel answers or fails within 2 min (its own time), and those before it take as long; real ms. */
const WAITED_MS = 5 * 60_000;

interface Parts {
	readonly journal: Journal;
	readonly clock: Pick<Clock, "now">;
	readonly site: CurrentSite;
}

/** What became of it. */
type Came = Pick<Delivery, "id" | "state" | "reason" | "answer">;

/**
 * Sends a test message and waits for what becomes of it.
 *
 * @throws {Refusal} There is no such channel, or it is a siren.
 * @throws {StoreUnavailable} Nothing was sent.
 */
export async function testOf(channel: string, { journal, clock, site }: Parts): Promise<Came> {
	const afar = (site().channels ?? []).filter((one) => one.channel !== "siren").map(({ id }) => id);
	if (!afar.includes(channel)) {
		const detail = `${channel}: found no channel of that id that sends messages, expected ${afar.join(", ") || "none: the site's file states none"}`;
		throw new Refusal({ code: "not-found", detail });
	}
	const over = new Map<string, Came>();
	let look = () => {};
	const unfollow = journal.follow(({ changed }: Commit) => {
		for (const one of changed) {
			if (one.kind !== "delivery" || !("value" in one)) continue;
			if (one.value.state === "delivered" || one.value.state === "dead") over.set(one.id, one.value);
		}
		look();
	});
	let timer: NodeJS.Timeout | undefined;
	try {
		const now = clock.now();
		const draft: Omit<Draft, "data"> = {
			source: "hub",
			type: channelTestAsked.type,
			id: crypto.randomUUID(),
			at: now,
			receivedAt: now,
		};
		const appended = await journal.append({ ...draft, data: { channel } });
		if (!("seq" in appended)) throw new StoreUnavailable(`the test was not taken: ${JSON.stringify(appended)}`);
		const id = `dlv-${appended.seq}.1`;
		return await new Promise((done) => {
			timer = setTimeout(() => done({ id, state: "sent" }), WAITED_MS);
			look = () => {
				const delivery = over.get(id);
				if (delivery) done(delivery);
			};
			look();
		});
	} finally {
		clearTimeout(timer);
		unfollow();
	}
}
