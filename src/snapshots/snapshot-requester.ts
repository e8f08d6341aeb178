import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { everyItem } from "../journal/every-item.ts";
import type { Commit, Journal, SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import { snapshotAbsent } from "../model/entries/snapshot-absent.ts";
import type { Incident } from "../model/incident.ts";
import type { Log } from "../model/log.ts";
import { urgency } from "../model/priority.ts";
import { type Absence, isAwaited, type Picture } from "../model/snapshot.ts";

/** What asking for pictures needs of the hub. */
export interface RequesterParts {
	readonly journal: Pick<Journal, "append" | "follow">;
	readonly reader: Pick<Reader, "incidents">;
	readonly clock: Clock;
	readonly log: Log;
	/** Asks a device to do something. */
	command(device: string, request: CommandRequest): Promise<CommandOutcome>;
}

/** One picture that an incident asks for. */
interface Wish {
	readonly key: string;
	readonly incident: Pick<Incident, "id" | "zone" | "priority" | "openedAt">;
	readonly picture: Picture;
	timer?: NodeJS.Timeout;
}

/** The contract's figure, real ms: what has not come by then is marked absent; if it comes later, it takes that place. */
const WITHIN_MS = 2_000;
/** So many cameras are asked at a time; the rest waits, the most urgent and newest first, and no longer than the same. */
const AT_A_TIME = 12;
/** So long between two askings, real ms: a flood must drown neither cameras nor disk; a simulation's are one thread. */
const APART_MS = { usual: 60, simulated: 1_000 };
/** No camera's memory is asked to reach farther back. */
const BACK_AT_MOST_S = 60;
/** At a start: what was asked for longer ago than this shows nothing of its moment any more. */
const STALE_MS = 5_000;
/** How far back the engine looks for a picture that stands in for "before"; it decides, this only finds the file's row. */
const STANDS_IN_MS = 60_000;

/**
 * Follows what is committed, and asks the cameras for the pictures that incidents wait for. What does not come is said by
 * an entry `snapshot.absent`.
 */
export async function requestSnapshots(parts: RequesterParts): Promise<{ close(): void }> {
	const { journal, reader, clock } = parts;
	const asking = new Asking(parts);
	const close = journal.follow((commit) => asking.follow(commit));
	const open = everyItem((at) => reader.incidents({ open: true, order: "asc", ...at }));
	for await (const incident of open) asking.begin(incident, clock.now() - STALE_MS);
	return {
		close() {
			close();
			asking.stop();
		},
	};
}

class Asking {
	readonly #parts: RequesterParts;
	readonly #wishes = new Map<string, Wish>();
	readonly #queue: Wish[] = [];
	#asked = 0;
	#paced: NodeJS.Timeout | undefined;

	constructor(parts: RequesterParts) {
		this.#parts = parts;
	}

	follow({ changed }: Commit): void {
		for (const one of changed) if (one.kind === "incident" && "value" in one) this.begin(one.value);
	}

	/** Takes in what the incident waits for; what is older than `staleBefore` is given up. */
	begin(incident: Incident, staleBefore = Number.NEGATIVE_INFINITY): void {
		for (const picture of incident.pictures ?? []) {
			const key = `${incident.id} ${picture.device} ${picture.moment}`;
			const known = this.#wishes.get(key);
			if (!isAwaited(picture)) {
				if (known) this.#forget(known);
				continue;
			}
			if (known) continue;
			const { id, zone, priority, openedAt } = incident;
			const wish: Wish = { key, incident: { id, priority, openedAt, ...(zone !== undefined && { zone }) }, picture };
			this.#wishes.set(key, wish);
			if (picture.at < staleBefore) this.#giveUp(wish, "hub-down");
			else this.#plan(wish);
		}
	}

	stop(): void {
		for (const { timer } of this.#wishes.values()) clearTimeout(timer);
		clearTimeout(this.#paced);
		this.#wishes.clear();
		this.#queue.length = 0;
	}

	#plan(wish: Wish): void {
		const { clock } = this.#parts;
		const waitMs = (wish.picture.at - clock.now()) / clock.speed;
		if (waitMs > 0) wish.timer = setTimeout(() => this.#enqueue(wish), waitMs);
		else this.#enqueue(wish);
	}

	#enqueue(wish: Wish): void {
		wish.timer = setTimeout(() => this.#giveUp(wish, "too-many"), WITHIN_MS);
		this.#queue.push(wish);
		this.#next();
	}

	#next(): void {
		if (this.#paced || this.#asked >= AT_A_TIME || this.#queue.length === 0) return;
		this.#queue.sort((a, b) => rank(a) - rank(b) || a.incident.openedAt - b.incident.openedAt);
		const wish = this.#queue.pop();
		if (!wish) return;
		const apartMs = this.#parts.clock.speed === 1 ? APART_MS.usual : APART_MS.simulated;
		this.#paced = setTimeout(() => {
			this.#paced = undefined;
			this.#next();
		}, apartMs);
		void this.#ask(wish).finally(() => this.#next());
	}

	async #ask(wish: Wish): Promise<void> {
		const { command, clock } = this.#parts;
		const { incident, picture } = wish;
		const { device, moment } = picture;
		const secondsAgo = Math.min(BACK_AT_MOST_S, Math.max(0, clock.now() - picture.at) / 1_000);
		clearTimeout(wish.timer);
		wish.timer = setTimeout(() => this.#giveUp(wish, "no-reply"), WITHIN_MS);
		this.#asked++;
		const { outcome } = await command(device, {
			name: "snapshot",
			args: moment === "before" ? { secondsAgo } : {},
			expiresInMs: WITHIN_MS,
			picture: { incident: incident.id, moment },
		});
		this.#asked--;
		if (outcome === "absent") this.#giveUp(wish, "offline");
		if (outcome === "failed") this.#giveUp(wish, "refused");
	}

	#forget(wish: Wish): void {
		clearTimeout(wish.timer);
		this.#wishes.delete(wish.key);
		const waits = this.#queue.indexOf(wish);
		if (waits >= 0) this.#queue.splice(waits, 1);
	}

	#giveUp(wish: Wish, why: Absence): void {
		if (this.#wishes.get(wish.key) !== wish) return;
		this.#forget(wish);
		const { journal, clock, log } = this.#parts;
		const { incident, picture } = wish;
		const { device, moment } = picture;
		const now = clock.now();
		const draft = {
			source: "hub",
			type: snapshotAbsent.type,
			id: randomUUID(),
			at: now,
			receivedAt: now,
			...(incident.zone !== undefined && { zone: incident.zone }),
			data: { incident: incident.id, device, moment, why } satisfies z.output<typeof snapshotAbsent.data>,
		} as const;
		journal
			.append(draft, moment === "before" ? [standsIn(device, incident.openedAt)] : [])
			.catch((error: unknown) => log.debug({ err: error, device }, "an absent picture could not be said"));
	}
}

/** The more urgent, the higher. */
function rank({ incident }: Wish): number {
	return -urgency(incident.priority);
}

/** The row of the newest picture of the device before the incident, once more under the entry that is being written. */
function standsIn(device: string, openedAt: number): SideWrite {
	return {
		sql: `INSERT INTO picture (seq, hash, device, received_at)
			SELECT (SELECT max(seq) FROM entry), hash, device, received_at FROM picture
			WHERE device = ? AND received_at BETWEEN ? AND ? AND erased_at IS NULL ORDER BY received_at DESC LIMIT 1`,
		params: [device, openedAt - STANDS_IN_MS, openedAt],
	};
}
