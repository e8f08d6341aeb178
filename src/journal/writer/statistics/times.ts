import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { Change, State } from "../../../engine/kernel/state.ts";
import { HUB_BLIND, HUB_SIGHTED } from "../../../model/blindness.ts";
import { clockSet } from "../../../model/entries/clock-set.ts";
import { floodBegan } from "../../../model/entries/flood-began.ts";
import { floodEnded } from "../../../model/entries/flood-ended.ts";
import { deviceOf, type Entry } from "../../../model/entry.ts";
import type { Connection } from "../../store/connect.ts";
import { alarmBefore } from "./counted-incident.ts";
import { placeOfAlarm } from "./counted-place.ts";

/** An alarm that is active for longer without a break stands; our own setting. */
const STANDING_MS = 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

type Params = Record<string, string | number | null>;

/** From when to when something was so: devices, what guarded less, what stood, floods, and when the hub was down or blind. */
export class Times {
	#waiting: (() => void)[] = [];
	readonly #statements: ReadonlyMap<string, { run(params: Params): unknown }>;
	readonly #began;
	#hasBegun = false;

	constructor(db: Connection) {
		this.#statements = new Map(Object.entries(SQL).map(([name, sql]) => [name, db.prepare<[Params]>(sql)]));
		this.#began = db.prepare<[number]>("INSERT INTO statistics_began (no, at) VALUES (1, ?) ON CONFLICT DO NOTHING");
	}

	apply(entry: Entry, { changes }: Accepted, before: State): void {
		if (!this.#hasBegun) {
			this.#hasBegun = true;
			this.#waiting.push(() => this.#began.run(entry.receivedAt));
		}
		for (const change of changes) this.#change(entry, change, before);
		if (entry.source === "hub") this.#ofHub(entry);
		else if (entry.type.endsWith(".test")) this.#tested(deviceOf(entry.source), entry.receivedAt);
	}

	flush(): void {
		if (this.#waiting.length === 0) return;
		for (const write of this.#waiting) write();
		this.#waiting = [];
	}

	reload(): void {
		this.#waiting = [];
		this.#hasBegun = false;
	}

	#do(name: keyof typeof SQL, params: Params): void {
		this.#waiting.push(() => this.#statements.get(name)?.run(params));
	}

	#change({ receivedAt: at }: Entry, change: Change, before: State): void {
		const { id } = change;
		switch (change.kind) {
			case "alarm": {
				const was = alarmBefore(before, id)?.active === true;
				const is = "value" in change && change.value.active;
				if (was === is || ("value" in change && change.value.keptFrom !== undefined)) return;
				if (!("value" in change) || !is) {
					this.#do("forgetStanding", { id, at, least: STANDING_MS });
					this.#do("endStanding", { id, at });
				} else this.#do("beginStanding", { id, at, ...placeOfAlarm(change.value) });
				return;
			}
			case "device": {
				const was = before.device.get(id)?.state;
				const is = "value" in change ? change.value.state : null;
				if (was === is) return;
				this.#do("endState", { id, at });
				if (is !== null) this.#do("beginState", { id, at, state: is });
				return;
			}
			case "bypass": {
				const was = before.bypass.get(id);
				const over = "gone" in change || change.over === true;
				if (over && was) this.#do("endBypass", { id, at });
				if (over || !("value" in change)) return;
				const { why, zone, device = null, unconfirmed } = change.value;
				if (unconfirmed || (was && !was.unconfirmed)) return;
				this.#do("beginBypass", { id, at, why, zone, device });
				return;
			}
			case "walk-test": {
				if (!("value" in change)) return;
				const known = before["walk-test"].get(id)?.passed ?? {};
				for (const [device, passedAt] of Object.entries(change.value.passed)) {
					if (passedAt > 0 && known[device] !== passedAt) this.#tested(device, passedAt);
				}
				return;
			}
			default:
				return;
		}
	}

	#tested(device: string | undefined, at: number): void {
		if (device !== undefined) this.#do("test", { device, day: Math.floor(at / DAY_MS), at });
	}

	#ofHub({ type, at, receivedAt, data }: Entry): void {
		const when = (value: unknown) => (typeof value === "number" ? value : null);
		if (type === HUB_BLIND) this.#do("beginGap", { since: at, until: null, why: String(data.cause) });
		else if (type === HUB_SIGHTED) this.#do("endGap", { at, why: String(data.cause) });
		else if (type === "hub.was-down") {
			this.#do("beginGap", { since: when(data.from) ?? at, until: when(data.to) ?? at, why: "hub-down" });
		} else if (type === floodBegan.type) {
			const count = when(data.count) ?? 0;
			this.#do("flood", { since: when(data.since) ?? receivedAt, until: null, count, peak: count });
		} else if (type === floodEnded.type) {
			const since = when(data.since) ?? receivedAt;
			this.#do("flood", { since, until: receivedAt, count: when(data.count) ?? 0, peak: when(data.peak) ?? 0 });
		} else if (type === clockSet.type) {
			const { from, to, after } = data;
			if (typeof from !== "number" || typeof to !== "number" || typeof after !== "number") return;
			this.#do("moveStanding", { by: to - from, after });
			this.#do("moveDevice", { by: to - from, after });
			this.#do("moveBypass", { by: to - from, after });
			this.#do("moveGap", { by: to - from, after });
		}
	}
}

const moved = (table: string) =>
	`UPDATE OR REPLACE ${table} SET since = iif(since > @after, since + @by, since), until = iif(until > @after, until + @by, until)
	 WHERE since > @after OR until > @after`;

const SQL = {
	beginStanding: `INSERT OR REPLACE INTO statistics_standing (alarm, since, until, source, type, zone, unit, priority, discreet, drill)
		VALUES (@id, @at, NULL, @source, @type, @zone, @unit, @priority, @discreet, @drill)`,
	forgetStanding: "DELETE FROM statistics_standing WHERE alarm = @id AND until IS NULL AND @at - since <= @least",
	endStanding: "UPDATE statistics_standing SET until = @at WHERE alarm = @id AND until IS NULL",
	endState: "UPDATE statistics_device SET until = @at WHERE device = @id AND until IS NULL",
	beginState: "INSERT OR REPLACE INTO statistics_device (device, since, until, state) VALUES (@id, @at, NULL, @state)",
	beginBypass: `INSERT OR REPLACE INTO statistics_bypass (bypass, since, until, why, zone, device)
		VALUES (@id, @at, NULL, @why, @zone, @device)`,
	endBypass: "UPDATE statistics_bypass SET until = @at WHERE bypass = @id AND until IS NULL",
	test: `INSERT INTO statistics_test (device, day, at) VALUES (@device, @day, @at)
		ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
	beginGap: `INSERT INTO statistics_gap (since, until, why) VALUES (@since, @until, @why)
		ON CONFLICT DO UPDATE SET until = excluded.until`,
	endGap: "UPDATE statistics_gap SET until = max(since, @at) WHERE why = @why AND until IS NULL",
	flood: `INSERT INTO statistics_flood (since, until, count, peak) VALUES (@since, @until, @count, @peak)
		ON CONFLICT DO UPDATE SET until = excluded.until, count = max(count, excluded.count), peak = max(peak, excluded.peak)`,
	moveStanding: moved("statistics_standing"),
	moveDevice: moved("statistics_device"),
	moveBypass: moved("statistics_bypass"),
	moveGap: moved("statistics_gap"),
} as const;
