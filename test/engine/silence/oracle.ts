import { keyOf } from "../../../src/engine/kernel/state.ts";
import type { Alarm } from "../../../src/model/alarm.ts";
import type { WalkTest } from "../../../src/model/bypass.ts";
import type { Device } from "../../../src/model/device.ts";
import type { Incident } from "../../../src/model/incident.ts";
import type { Judged } from "../../scenario.ts";
import { classOf, isStrong, MIN, S, TABLE } from "./table.ts";

const FLOOD_MS = 5 * MIN;
const TEST_MS = 30 * S;
const TEST_COVERS_MS = 5 * S;
const RINGS = 5;
const EPISODE_MS = 10 * MIN;
/** So long is what is high on a shelf, and only by a captain's word. */
const HIGH_SHELF_MS = 30 * MIN;

interface Unheard {
	readonly rev: number;
	readonly at: number;
	/** Its pace counts from then: when it came, or from the last acknowledgement that did not cover it. */
	from: number;
	/** Its incident must sound by then. */
	by: number;
}

interface Kept {
	alarm: Alarm;
	unheard: Unheard[];
	rings: number;
	lastAt: number;
	strong: boolean;
}

/** Something that nobody could hear in time. */
export interface Violation {
	readonly at: number;
	readonly alarm: string;
	readonly type: string;
	readonly rev: number;
	readonly lateMs: number;
}

const ACTIVATES = ["raised", "repeated", "reactivated"];

/** What makes an alarm owe something without a report of its own: raised as new after its quiet, or borne out. */
const MADE_NEW = ["came-back", "corroborated"];

/** Follows a journal from outside, by what it changed, and tells what was not heard by the table. */
export class Oracle {
	readonly violations: Violation[] = [];
	readonly #alarms = new Map<string, Kept>();
	readonly #incidents = new Map<string, Incident>();
	readonly #devices = new Map<string, Device>();
	readonly #tests = new Map<string, WalkTest>();
	/** What a reset did not cover, by what it is about: it must be an alarm again at once. */
	readonly #carried = new Map<string, number>();
	#flood = false;
	/** Nothing that has not passed is due before. */
	#next = Number.POSITIVE_INFINITY;
	/** What must sound by now, and did when it was looked at last. */
	readonly #passed = new Set<Kept>();
	/** The longest that anything waited, ms beyond what the table allows for is in `violations`. */
	activations = 0;

	/** The hub was down until `at`: what is past due rings then. */
	upAgain(at: number): void {
		for (const { unheard } of this.#alarms.values()) for (const one of unheard) one.by = Math.max(one.by, at);
	}

	follow(entry: Judged): void {
		const now = entry.receivedAt;
		this.#look(now);
		this.#heardBy(entry);
		const rang = this.#apply(entry);
		if (entry.type === "flood.began") this.#flood = true;
		if (entry.type === "flood.ended") this.#flood = false;
		this.#count(entry);
		for (const id of rang) this.#rung(id);
		this.#bypassesEnd(entry);
	}

	/** Everything that should have sounded before `now`. */
	#look(now: number): void {
		if (this.#next < now) this.#findPassed(now);
		for (const kept of this.#passed) {
			const { alarm, unheard } = kept;
			const late = unheard.find(({ by }) => by < now);
			if (!late || this.#alarms.get(alarm.id) !== kept) this.#passed.delete(kept);
			else if (!this.#sounds(alarm)) {
				this.violations.push({ at: now, alarm: alarm.id, type: alarm.type, rev: late.rev, lateMs: now - late.by });
				for (const one of unheard) one.by = Number.POSITIVE_INFINITY;
				this.#passed.delete(kept);
			}
		}
		for (const [key, at] of this.#carried) {
			if (at >= now) continue;
			this.violations.push({ at: now, alarm: key, type: "reset", rev: 0, lateMs: now - at });
			this.#carried.delete(key);
		}
	}

	/** Looks through all of it, once something may have passed. */
	#findPassed(now: number): void {
		this.#next = Number.POSITIVE_INFINITY;
		for (const kept of this.#alarms.values()) {
			for (const { by } of kept.unheard) {
				if (by < now) this.#passed.add(kept);
				else this.#next = Math.min(this.#next, by);
			}
		}
	}

	#sounds({ incident }: Alarm): boolean {
		const one = this.#incidents.get(incident);
		return one?.state === "open" && !one.quiet && one.rang > 0;
	}

	/** A person took, or answered: what they saw is heard, and the pace of the rest counts from now. */
	#heardBy({ type, data, receivedAt: now }: Judged): void {
		if (type === "incident.acknowledged") {
			for (const kept of this.#alarms.values()) {
				if (kept.alarm.incident !== data.incident) continue;
				kept.unheard = kept.unheard.filter(({ rev }) => rev > Number(data.rev));
				for (const one of kept.unheard) {
					one.from = now;
					one.by = Math.max(one.by, now + this.#pace(kept));
				}
			}
		} else if (type === "incident.resolved") {
			for (const [id, kept] of this.#alarms) {
				if (kept.alarm.incident !== data.incident) continue;
				const left = kept.unheard.some(({ rev }) => rev > Number(data.rev));
				if (left && kept.alarm.priority !== "low") this.#carried.set(keyOf(kept.alarm), now);
				this.#alarms.delete(id);
			}
		} else if (type === "walk-test.confirmed") {
			const asks = this.#tests.get(String(data.id))?.asks ?? {};
			const device = Object.keys(asks).find((id) => asks[id]?.reports.some(({ seq }) => seq === data.seq));
			for (const kept of this.#alarms.values()) {
				if (kept.alarm.source !== `device:${device}`) continue;
				kept.unheard = kept.unheard.filter(({ at }) => at < now - TEST_MS);
			}
		}
	}

	/** Lays the changes of the entry over what is known; tells which incidents rang. */
	#apply({ changes, seq, receivedAt: now }: Judged): string[] {
		const rang: string[] = [];
		for (const change of changes) {
			const value = "value" in change && !change.over ? change : undefined;
			if (change.kind === "alarm") {
				const known = this.#alarms.get(change.id);
				if (value?.kind !== "alarm") this.#alarms.delete(change.id);
				else if (known) this.#changed(known, value.value, now);
				else this.#alarms.set(change.id, { alarm: value.value, unheard: [], rings: 0, lastAt: 0, strong: false });
			} else if (change.kind === "incident") {
				if (value?.kind !== "incident") this.#incidents.delete(change.id);
				else {
					this.#incidents.set(change.id, value.value);
					if (value.value.rang === seq) rang.push(change.id);
				}
			} else if (change.kind === "device" && value?.kind === "device") this.#devices.set(change.id, value.value);
			else if (change.kind === "walk-test") {
				if (value?.kind === "walk-test") this.#tests.set(change.id, value.value);
				else this.#tests.delete(change.id);
			}
		}
		return rang;
	}

	/** What rose on the shelf is no longer quiet by what was allowed before. */
	#changed(kept: Kept, alarm: Alarm, now: number): void {
		const rose = alarm.priority === "high" && kept.alarm.priority !== "high" && kept.alarm.shelved !== undefined;
		kept.alarm = alarm;
		if (!rose) return;
		const asked = this.#isAsked(alarm) ? TEST_MS : 0;
		for (const one of kept.unheard)
			one.by = Math.min(one.by, Math.max(now, one.at + asked, ...this.#standing(kept, now)));
		this.#next = Math.min(this.#next, ...kept.unheard.map(({ by }) => by));
	}

	#count(entry: Judged): void {
		const { outcomes, seq, receivedAt: now } = entry;
		for (const { because, alarm: id = "" } of outcomes) {
			const kept = this.#alarms.get(id);
			if (kept && MADE_NEW.includes(because) && kept.unheard.length === 0 && kept.alarm.debt) {
				this.#owe(kept, { rev: seq, at: now, by: this.#quietUntil(entry, kept) ?? now });
			}
			if (!kept || !ACTIVATES.includes(because)) continue;
			this.activations++;
			this.#carried.delete(keyOf(kept.alarm));
			if (now - kept.lastAt > EPISODE_MS) kept.rings = 0;
			kept.lastAt = now;
			kept.strong ||= isStrong(entry);
			if (kept.alarm.priority === "low" || this.#covered(entry, kept.alarm)) continue;
			const news = because === "raised" && entry.source !== "hub";
			const by = this.#quietUntil(entry, kept) ?? now + (news ? this.#newsMs(kept) : this.#pace(kept));
			this.#owe(kept, {
				rev: seq,
				at: now,
				by: this.#sounds(kept.alarm) ? Math.max(by, now + this.#pace(kept)) : by,
			});
		}
	}

	#owe(kept: Kept, one: Omit<Unheard, "from">): void {
		kept.unheard.push({ ...one, from: one.at });
		this.#next = Math.min(this.#next, one.by);
	}

	#newsMs(kept: Kept): number {
		return this.#flood && classOf(kept) === "medium" ? FLOOD_MS : 0;
	}

	#pace(kept: Kept): number {
		// How often it rang is what the alarm says of itself, where it says more than was seen from here.
		return TABLE[classOf(kept)][Math.max(kept.rings, kept.alarm.rings ?? 0) < RINGS ? 0 : 1];
	}

	#rung(incident: string): void {
		for (const kept of this.#alarms.values()) {
			if (kept.alarm.incident === incident && kept.unheard.length > 0) kept.rings++;
		}
	}

	/** Until when a rule may keep the activation quiet; undefined: no longer than its pace. */
	#quietUntil(entry: Judged, kept: Kept): number | undefined {
		const ends = this.#standing(kept, entry.receivedAt);
		if (entry.source === kept.alarm.source && this.#isAsked(kept.alarm)) ends.push(entry.receivedAt + TEST_MS);
		return ends.length > 0 ? Math.max(...ends) : undefined;
	}

	/** Whether a walk test asks of what this detector reports. */
	#isAsked({ source, type }: Alarm): boolean {
		const device = source.slice("device:".length);
		return type === "perimeter.breach" && [...this.#tests.values()].some(({ passed }) => passed[device] === 0);
	}

	#standing(kept: Kept, now: number): number[] {
		const { alarm } = kept;
		const is = classOf(kept);
		if (is === "life") return [];
		const service = this.#devices.get(alarm.source.slice("device:".length))?.outOfService;
		const ends: number[] = [];
		if (service && !service.unaccepted && !alarm.type.endsWith(".tamper")) ends.push(service.until);
		const { shelved } = alarm;
		if (!shelved || shelved.unconfirmed || is === "strong") return ends;
		if (is === "medium") ends.push(shelved.until);
		else if (shelved.confirmedBy !== undefined) ends.push(Math.min(shelved.until, now + HIGH_SHELF_MS));
		return ends;
	}

	/** Whether somebody has just answered that this detector's report was the tester. */
	#covered({ source, receivedAt: now }: Judged, alarm: Alarm): boolean {
		if (alarm.type !== "perimeter.breach" || alarm.source !== source) return false;
		const device = source.slice("device:".length);
		return [...this.#tests.values()].some(
			({ passed }) => (passed[device] ?? 0) > 0 && now - (passed[device] ?? 0) <= TEST_COVERS_MS,
		);
	}

	/** What a bypass hid rings when it ends; what waits when one begins is due at its end. */
	#bypassesEnd({ type, data, receivedAt: now }: Judged): void {
		const begins = [
			"alarm.shelved",
			"alarm.shelve-confirmed",
			"device.out-of-service",
			"device.out-of-service-accepted",
		];
		if (begins.includes(type)) {
			for (const kept of this.#alarms.values()) {
				const ends = this.#standing(kept, now);
				if (ends.length > 0) for (const one of kept.unheard) one.by = Math.max(one.by, ...ends);
			}
			return;
		}
		for (const kept of this.#alarms.values()) {
			const { id, source, type: is } = kept.alarm;
			const ends =
				(type === "alarm.unshelved" && data.alarm === id) ||
				(type === "device.in-service" && source === `device:${data.device}`) ||
				(type === "walk-test.ended" && is === "perimeter.breach");
			if (!ends || this.#standing(kept, now).length > 0) continue;
			// Of several bypasses the last to end counts: a walk test still asks of what came in it.
			const asked = this.#isAsked(kept.alarm) ? TEST_MS : 0;
			for (const one of kept.unheard) {
				one.by = Math.min(one.by, Math.max(now, one.from + this.#pace(kept), one.at + asked));
				this.#next = Math.min(this.#next, one.by);
			}
		}
	}
}
