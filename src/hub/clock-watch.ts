import type { z } from "zod";
import type { Access } from "../access/open.ts";
import { epochWrites } from "../journal/epoch.ts";
import type { Commit, Journal } from "../journal/journal.ts";
import type { ClockJudge } from "../model/clock.ts";
import { clockSet } from "../model/entries/clock-set.ts";
import { type Draft, deviceOf } from "../model/entry.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import { type HubClock, NEAR_MS } from "./clock.ts";
import { Evidence } from "./clock-evidence.ts";
import { isPlausible, type LastKnown } from "./clock-start.ts";

const LOOK_MS = 250;
/** A clock that was set must stand for so long before anything is thought of it, ms. */
const SETTLED_MS = 5_000;
/** A machine sets its clock soon after it starts; later, a jump needs somebody's word. */
const STARTING_MS = 10 * 60_000;

/** A person's look at a clock is worth so long, ms: one that was set since must be looked at again. */
const LOOKED_WITHIN_MS = 5 * 60_000;

/** What sets the hub's time right again after its clock was suspect. */
export interface ClockWatch extends ClockJudge {
	close(): void;
}

interface Parts {
	readonly clock: HubClock;
	readonly journal: Pick<Journal, "append" | "follow" | "availability">;
	readonly access: Pick<Access, "epoch">;
	readonly known: LastKnown;
	readonly log: Log;
}

/**
 * Watches a suspect clock and begins an epoch when it is right: when it came back by itself to what can be true while the
 * hub starts, when several devices' own clocks agree with it, or when a person says so. Until then nothing is erased, no
 * session ends, and nothing falls due but what the monotonic clock has brought.
 */
export function watchClock(parts: Parts): ClockWatch {
	const { clock, journal, known, log } = parts;
	const evidence = new Evidence();
	let settled: { readonly ahead: number; readonly since: number } | undefined;
	let doubtedStart = clock.suspectSince !== undefined;
	let setting = false;
	const ahead = () => clock.machine() - clock.now();
	const set = async (why: "starting" | "devices" | "person", by?: string) => {
		const after = clock.suspectSince;
		if (after === undefined) throw new Refusal({ code: "wrong-state", detail: "the machine's clock is not in doubt" });
		const from = clock.now();
		const to = clock.machine();
		const epoch = { from, to, after: to < from ? to : after };
		const { writes, applied } = parts.access.epoch(to - from);
		const said = { ...epoch, why, ...(by !== undefined && { by }), devices: evidence.counts };
		const data: z.output<typeof clockSet.data> = said;
		const draft: Draft = { source: "hub", type: clockSet.type, id: crypto.randomUUID(), at: to, receivedAt: to, data };
		clock.set(to);
		// In the same turn: nobody asks what a session has left between the two.
		applied();
		setting = true;
		try {
			await journal.append(draft, [...epochWrites(epoch), ...writes]);
		} catch (error) {
			clock.set(from + clock.now() - to);
			parts.access.epoch(from - to).applied();
			throw error;
		} finally {
			setting = false;
		}
		if (doubtedStart && to > from) {
			// The hub was off for longer than its own time says.
			const down = { from: known.lastAt, to: to - (from - after) };
			const draft: Draft = {
				source: "hub",
				type: "hub.was-down",
				id: crypto.randomUUID(),
				at: to,
				receivedAt: to,
				data: down,
			};
			journal
				.append(draft)
				.catch((error: unknown) => log.warn({ err: error }, "how long the hub was off could not be said"));
		}
		doubtedStart = false;
		evidence.forget();
		log.warn({ from, to, why, by }, "the machine's clock is believed again; the hub's time was set");
		return { from, to };
	};
	const look = () => {
		if (setting) return;
		if (clock.suspectSince === undefined) {
			settled = undefined;
			evidence.forget();
			return;
		}
		const now = ahead();
		if (!settled || Math.abs(now - settled.ahead) > NEAR_MS) {
			// What devices have said before the first look counts: they may not speak again for hours.
			if (settled) evidence.forget();
			settled = { ahead: now, since: clock.uptime() };
			return;
		}
		if (clock.uptime() - settled.since < SETTLED_MS || !journal.availability.available) return;
		const starting = !known.suspect && (doubtedStart || clock.uptime() < STARTING_MS);
		const why =
			starting && isPlausible(clock.machine(), known, clock.uptime())
				? "starting"
				: evidence.forMachine
					? "devices"
					: undefined;
		if (why) set(why).catch((error: unknown) => log.warn({ err: error }, "the clock could not be set"));
	};
	const unfollow = journal.follow(({ entries }: Commit) => {
		if (clock.suspectSince === undefined) return;
		const clocks = { machine: clock.machine(), hub: clock.now() };
		for (const { source, type, at, receivedAt, late } of entries) {
			const device = deviceOf(source);
			// What the hub dated by itself bears no witness.
			if (device !== undefined && !late && type !== "device.health" && at !== receivedAt)
				evidence.heard(device, at, clocks);
		}
	});
	const looking = setInterval(look, LOOK_MS);
	return {
		look: () => ({ machine: clock.machine(), suspectSince: clock.suspectSince }),
		async confirm(by, seen) {
			const now = clock.machine();
			if (clock.suspectSince !== undefined && seen !== undefined && Math.abs(now - seen) > LOOKED_WITHIN_MS) {
				const detail = `the machine's clock said ${timeOf(seen)} when it was looked at, and says ${timeOf(now)} now: look again`;
				throw new Refusal({ code: "wrong-state", detail });
			}
			return set("person", by);
		},
		close() {
			unfollow();
			clearInterval(looking);
		},
	};
}

function timeOf(at: number): string {
	return new Date(at).toISOString();
}
