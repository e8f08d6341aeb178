import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Device } from "../model/device.ts";
import { deviceLost } from "../model/entries/device-lost.ts";
import { deviceOnline } from "../model/entries/device-online.ts";
import { gatewayLost } from "../model/entries/gateway-lost.ts";
import { gatewayOnline } from "../model/entries/gateway-online.ts";
import type { Draft } from "../model/entry.ts";
import type { Log } from "../model/log.ts";
import type { Site, SiteFollower } from "../model/site.ts";
import { HEARTBEATS_MISSED } from "./limits.ts";
import { newId } from "./new-id.ts";

type Why = "last-will" | "silent";

/** One device or gateway as it is heard. */
interface Heard {
	readonly id: string;
	readonly sort: "device" | "gateway";
	readonly patienceMs: number;
	readonly gateway?: string;
	/** Hub's uptime when it was last heard. */
	at: number;
	/** Hub's clock, for people. */
	seenAt?: number;
	there: boolean;
}

const CHECK_MS = 5_000;
const CHECK_MIN_REAL_MS = 50;

/**
 * Knows which devices and gateways are there, and tells the journal when that changes: any message is a heartbeat; the
 * last will, or three heartbeats' silence, is a loss.
 *
 * Silence is counted in the hub's own uptime: neither a restart nor a pause of the process makes a device lost. Devices
 * behind a lost gateway are unknown, not lost. While nobody can be heard nobody is lost, and all patience begins anew after.
 */
export class Presence implements SiteFollower {
	readonly #heard = new Map<string, Heard>();
	readonly #behind = new Map<string, readonly string[]>();
	readonly #journal: Journal;
	readonly #clock: Clock;
	readonly #log: Log;
	/** Real ms between two checks, and the hub's. */
	readonly #everyMs: number;
	readonly #stepMs: number;
	readonly #isDeaf: () => boolean;
	#wasDeaf = false;
	#uptime = 0;
	#checkedAt = 0;
	#timer: NodeJS.Timeout | undefined;

	constructor({
		site,
		known,
		journal,
		clock,
		log,
		isDeaf = () => false,
	}: {
		site: Site;
		known: readonly Device[];
		journal: Journal;
		clock: Clock;
		log: Log;
		/** Nobody can be heard now, so that silence says nothing. */
		isDeaf?: () => boolean;
	}) {
		this.#isDeaf = isDeaf;
		this.#journal = journal;
		this.#clock = clock;
		this.#log = log;
		this.#place(site, new Set(known.filter(isThere).map(({ id }) => id)));
		this.#everyMs = Math.max(CHECK_MIN_REAL_MS, CHECK_MS / clock.speed);
		this.#stepMs = this.#everyMs * clock.speed;
	}

	/** Silence counts from here on. */
	start(): void {
		this.#checkedAt = this.#clock.now();
		this.#timer = setInterval(() => this.check(), this.#everyMs);
	}

	/** What is no longer of the site is forgotten; what is new was never heard. */
	applySite(site: Site): void {
		const before = new Map(this.#heard);
		this.#heard.clear();
		this.#behind.clear();
		this.#place(site, new Set());
		for (const [id, it] of this.#heard) {
			const was = before.get(id);
			const { at, there } = was ?? { at: this.#uptime, there: false };
			Object.assign(it, { at, there, ...(was?.seenAt !== undefined && { seenAt: was.seenAt }) });
		}
	}

	#place(site: Site, there: ReadonlySet<string>): void {
		for (const { id, kind, gateway } of site.devices.values()) {
			const patienceMs = HEARTBEATS_MISSED * (site.kinds.get(kind)?.heartbeatMs ?? 60_000);
			const of = { id, sort: "device" as const, patienceMs, at: 0, there: there.has(id) };
			this.#heard.set(id, { ...of, ...(gateway !== undefined && { gateway }) });
		}
		for (const { id, devices, heartbeatMs } of site.gateways.values()) {
			const patienceMs = HEARTBEATS_MISSED * heartbeatMs;
			const was = devices.some((device) => there.has(device));
			this.#heard.set(id, { id, sort: "gateway", patienceMs, at: 0, there: was });
			this.#behind.set(id, devices);
		}
	}

	/** A message of, or from, this device or gateway has come. */
	heard(id: string): void {
		const it = this.#heard.get(id);
		if (!it) return;
		it.at = this.#uptime;
		it.seenAt = this.#clock.now();
		if (!it.there) this.#say(it, true);
	}

	/** Its last will has come, or its own word that it goes. */
	gone(id: string): void {
		const it = this.#heard.get(id);
		if (it?.there && !this.#isDeaf()) this.#lose(it, "last-will");
	}

	/** When it was last heard since the hub started, epoch ms. */
	lastSeenAt(id: string): number | undefined {
		return this.#heard.get(id)?.seenAt;
	}

	/** True while it is neither lost nor never heard. */
	isThere(id: string): boolean {
		return this.#heard.get(id)?.there ?? false;
	}

	/** Looks for those that were silent for too long. */
	check(): void {
		const now = this.#clock.now();
		// The hub's clock may be set back.
		this.#uptime += Math.max(0, Math.min(now - this.#checkedAt, 2 * this.#stepMs));
		this.#checkedAt = now;
		if (this.#wentDeaf()) return;
		for (const it of this.#heard.values()) {
			if (!it.there || this.#uptime - it.at <= it.patienceMs) continue;
			if (it.gateway !== undefined && !this.#spokeSince(it.gateway, it.at + it.patienceMs)) continue;
			this.#lose(it, "silent");
		}
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Whether nobody could be heard; the first time that somebody can, all are given their time anew. */
	#wentDeaf(): boolean {
		const deaf = this.#isDeaf();
		if (!deaf && this.#wasDeaf) for (const it of this.#heard.values()) it.at = this.#uptime;
		this.#wasDeaf = deaf;
		return deaf;
	}

	/** Only a gateway that still speaks says by its device's silence that the device is lost, and not itself. */
	#spokeSince(gateway: string, uptime: number): boolean {
		return (this.#heard.get(gateway)?.at ?? 0) > uptime;
	}

	#lose(it: Heard, why: Why): void {
		this.#say(it, false, why);
		for (const id of this.#behind.get(it.id) ?? []) {
			const device = this.#heard.get(id);
			if (device) device.there = false;
		}
	}

	/** Tells the journal; what it could not take is told again, if it is still so, with the next message or check. */
	#say(it: Heard, there: boolean, why?: Why): void {
		it.there = there;
		const at = this.#clock.now();
		const [{ type }, named] =
			it.sort === "device"
				? [there ? deviceOnline : deviceLost, { device: it.id } satisfies z.output<typeof deviceLost.data>]
				: [there ? gatewayOnline : gatewayLost, { gateway: it.id } satisfies z.output<typeof gatewayLost.data>];
		const draft: Draft = {
			source: "hub",
			type,
			id: newId(at),
			at,
			receivedAt: at,
			data: { ...named, ...(why && { why }) },
		};
		this.#journal.append(draft).catch((error: unknown) => {
			if (it.there === there) it.there = !there;
			this.#log.debug({ err: error, of: it.id }, "presence could not be stored");
		});
	}
}

function isThere({ state, lost, outOfService }: Device): boolean {
	const presence = outOfService?.beneath ?? state;
	return lost === undefined && presence !== "unknown" && presence !== "offline";
}
