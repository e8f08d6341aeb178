import { everyOpen } from "../journal/every-item.ts";
import type { Commit } from "../journal/journal.ts";
import { type Channel, CONSOLE } from "../model/channel.ts";
import type { Delivery } from "../model/delivery.ts";
import { channelBroken } from "../model/entries/channel-broken.ts";
import type { Site, SiteFollower } from "../model/site.ts";
import { ConsoleChannel } from "./console-channel.ts";
import { openDeliveryLog } from "./delivery-log.ts";
import { Outgoing } from "./outgoing.ts";
import type { NotifyParts } from "./parts.ts";
import { equip } from "./secrets.ts";
import { Sirens } from "./sirens.ts";

export interface Notify extends SiteFollower {
	/** Ends what is under way; the next start takes it up again. */
	close(): void;
}

const LOOK_MS = 1_000;

/**
 * Follows what is committed and sends what the engine asks to be sent: every delivery is an object of the journal before
 * it goes out, so what a stop interrupts is found, and sent again, by the next start.
 */
export async function openNotify(parts: NotifyParts): Promise<Notify> {
	const { journal, reader, clock, log } = parts;
	const end = new AbortController();
	const { signal: closed } = end;
	const say = openDeliveryLog(journal, { clock, log, closed });
	const outgoing = new Outgoing(parts, say, closed);
	const sirens = new Sirens(parts, say, closed);
	const pages = new ConsoleChannel(parts.attending, say);
	const take = (delivery: Delivery, { atStart = false } = {}) => {
		const { channel: id, state } = delivery;
		const sort = id === CONSOLE ? CONSOLE : parts.site().channels?.find((one) => one.id === id)?.channel;
		if (sort === CONSOLE) pages.take(delivery);
		else if (sort === "siren") {
			if (state !== "sent" || atStart) sirens.take(delivery);
		} else if (state === "waiting" || (state === "sent" && atStart)) outgoing.take(delivery);
	};
	let starting = true;
	const heard = new Set<string>();
	const unfollow = journal.follow(({ changed }: Commit) => {
		for (const one of changed) {
			if (one.kind === "delivery" && "value" in one) {
				if (starting) heard.add(one.id);
				// One that a stop cut off may change before it is read back.
				take(one.value, { atStart: starting });
			}
			if (one.kind === "incident" && !("value" in one && one.value.state === "open")) sirens.taken(one.id);
		}
	});
	const looking = setInterval(() => pages.look(), LOOK_MS);
	const before: Delivery[] = [];
	for await (const delivery of everyOpen(reader, "delivery")) before.push(delivery);
	starting = false;
	for (const delivery of before) if (!heard.has(delivery.id)) take(delivery, { atStart: true });
	const applySite = ({ channels = [] }: Site) => void checkChannels(channels, parts, say);
	applySite(parts.site());
	return {
		applySite,
		close() {
			unfollow();
			clearInterval(looking);
			end.abort();
		},
	};
}

/** What can't be used is said now, not on the night when it is needed. */
async function checkChannels(
	channels: readonly Channel[],
	{ folder, log }: NotifyParts,
	say: ReturnType<typeof openDeliveryLog>,
): Promise<void> {
	for (const channel of channels) {
		if (channel.channel === "siren") continue;
		const equipment = await equip(channel, folder);
		if (!("reason" in equipment)) continue;
		const { reason } = equipment;
		log.error({ channel: channel.id, reason }, "a channel beyond the screen can't be used");
		await say(channelBroken, { channel: channel.id, reason });
	}
}
