import type { Health } from "../contract/mqtt.ts";
import type { Journal } from "../journal/journal.ts";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import type { Device } from "../model/device.ts";
import type { Log } from "../model/log.ts";
import type { SiteDevice } from "../model/site.ts";
import { newId } from "./new-id.ts";

/** What changes all the time and tells nobody anything: shown from memory, never an entry. */
const FLEETING: ReadonlySet<string> = new Set(["uptimeS", "temperatureC", "rssiDbm", "batteryPercent"]);
const BATTERY_STEP = 5;
const BATTERY_LOW = 20;

type Readings = Readonly<Record<string, unknown>>;

/** True where `now` says something that is worth keeping beside `kept`, the last report that was kept. */
export function worthKeeping(kept: Readings | undefined, now: Health): boolean {
	if (!kept) return true;
	const before = kept.batteryPercent;
	const after = now.batteryPercent;
	if (typeof before === "number" && after !== undefined) {
		if (Math.abs(before - after) >= BATTERY_STEP) return true;
		if (before < BATTERY_LOW !== after < BATTERY_LOW) return true;
	} else if (after !== undefined) return true;
	return [...new Set([...Object.keys(now), ...Object.keys(kept)])].some(
		(key) => !FLEETING.has(key) && JSON.stringify(now[key]) !== JSON.stringify(kept[key]),
	);
}

interface Reported {
	/** As the site had it at the last report. */
	device: SiteDevice;
	/** The device's last word since the hub started. */
	last?: Health;
	/** What the journal has. */
	kept?: Readings;
	/** By the process's own clock, ms. */
	keptAt: number;
	waiting?: NodeJS.Timeout | undefined;
}

/**
 * What devices say of themselves: each report replaces the one before. It is an entry when something changed, at most
 * once a minute for each device; what comes in between waits, and only the last of it becomes one.
 */
export class HealthReports {
	readonly #journal: Pick<Journal, "append">;
	readonly #clock: Clock;
	readonly #log: Log;
	readonly #reached: Reached;
	readonly #everyMs: number;
	readonly #reported = new Map<string, Reported>();
	readonly #known: ReadonlyMap<string, Readings>;

	constructor({
		known,
		journal,
		clock,
		log,
		reached,
	}: {
		/** What the journal knew of the devices when the hub started. */
		known: readonly Device[];
		journal: Pick<Journal, "append">;
		clock: Clock;
		log: Log;
		reached: Reached;
	}) {
		this.#journal = journal;
		this.#clock = clock;
		this.#log = log;
		this.#reached = reached;
		this.#everyMs = BUDGETS["health-time"].limit / clock.speed;
		this.#known = new Map(known.filter(({ health }) => Object.keys(health).length > 0).map((is) => [is.id, is.health]));
	}

	/** Takes a report. Resolves once it is on disk; undefined: it is no entry, or not yet. */
	report(device: SiteDevice, said: Health): Promise<unknown> | undefined {
		const kept = this.#known.get(device.id);
		const it = this.#reported.get(device.id) ?? {
			...{ device, keptAt: Number.NEGATIVE_INFINITY },
			...(kept && { kept }),
		};
		this.#reported.set(device.id, it);
		it.device = device;
		it.last = said;
		if (!worthKeeping(it.kept, said)) return undefined;
		const waitMs = it.keptAt + this.#everyMs - performance.now();
		if (waitMs <= 0) return this.#keep(it, said);
		this.#reached["health-time"]++;
		it.waiting ??= setTimeout(() => this.#due(it), waitMs);
		return undefined;
	}

	/** The device's last word since the hub started. */
	of(device: string): Health | undefined {
		return this.#reported.get(device)?.last;
	}

	/** What waits becomes an entry now. */
	stop(): Promise<unknown> {
		const waiting = [...this.#reported.values()].filter((it) => it.waiting !== undefined);
		return Promise.all(waiting.map((it) => this.#due(it)));
	}

	async #due(it: Reported): Promise<void> {
		clearTimeout(it.waiting);
		it.waiting = undefined;
		if (!it.last || !worthKeeping(it.kept, it.last)) return;
		await this.#keep(it, it.last).catch((error: unknown) =>
			this.#log.debug({ err: error, device: it.device.id }, "health could not be stored; the next report tries again"),
		);
	}

	#keep(it: Reported, data: Health): Promise<unknown> {
		const { kept: before, keptAt: beforeAt, device } = it;
		const now = this.#clock.now();
		clearTimeout(it.waiting);
		Object.assign(it, { kept: data, keptAt: performance.now(), waiting: undefined });
		const source = `device:${device.id}` as const;
		const draft = { source, type: "device.health", id: newId(now), at: now, receivedAt: now, zone: device.zone, data };
		return this.#journal.append(draft).catch((error: unknown) => {
			Object.assign(it, { kept: before, keptAt: beforeAt });
			throw error;
		});
	}
}
