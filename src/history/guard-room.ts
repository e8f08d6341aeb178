import type { Random } from "../../simulators/world/random.ts";
import type { Day } from "./calendar.ts";
import type { Desk } from "./desk.ts";
import { type Appointment, HOUR, MIN, S } from "./report.ts";
import { CAPTAIN, watchOf } from "./roster.ts";

const SHIFT_MS = 8 * HOUR;
const SHELVED_MS = 25 * MIN;
const SEEN = { "sound-heard": true, "panic-tested": true, "cameras-looked-at": true, "bypassed-read": true } as const;
const NOTES = ["nothing out of the ordinary", "quiet", "bins at gate south are full", "lamp at building 9 flickers"];

/** Who watches: watches change, the presence check is answered, testers are confirmed, what chatters is shelved. */
export class GuardRoom {
	readonly #desk: Desk;
	readonly #random: Random;
	readonly #shelved = new Set<string>();
	readonly #confirmed = new Set<number>();

	constructor(desk: Desk, random: Random) {
		this.#desk = desk;
		this.#random = random;
		desk.onShift = ({ id, asked }) => {
			if (asked) desk.at(asked.at + random.between(6, 40) * S, () => this.#answer(id));
		};
		desk.onAlarm = ({ id, chattering, life, priority, active }) => {
			if (!chattering || life !== undefined || priority === "critical" || !active || this.#shelved.has(id)) return;
			this.#shelved.add(id);
			desk.at(desk.now + random.between(2, 6) * MIN, () => this.#shelve(id));
		};
		desk.onTest = ({ id, asks = {} }) => {
			for (const { reports } of Object.values(asks)) {
				for (const { seq, at } of reports) {
					if (this.#confirmed.has(seq)) continue;
					this.#confirmed.add(seq);
					desk.at(at + random.between(4, 14) * S, () => void this.#captain("walk-test.confirmed", { id, seq }));
				}
			}
		};
	}

	/** The watches of a day that begin by `until`. */
	arrange(day: Day, { no, until }: { readonly no: number; readonly until: number }): void {
		for (let n = 0; n < 3; n++) {
			const at = day.from + n * SHIFT_MS;
			if (at < until) this.#desk.at(at + this.#random.between(0, 100) * S, () => this.#relieve(no, n));
		}
	}

	keep(appointment: Appointment): void {
		this.#desk.at(appointment.at, () => {
			if ("tests" in appointment) this.#captain("walk-test.begun", { of: appointment.tests, role: "captain" });
			else this.#repair(appointment.repairs, appointment);
		});
	}

	/** Nobody watches any more: the watch is handed over and signed off, and a captain sees to what that raises. */
	leave(): void {
		const operator = this.#desk.shift?.operator;
		if (operator === undefined) return;
		this.#say(operator, "shift.handed-over", { note: "" });
		this.#say(operator, "shift.signed-off", {});
	}

	#relieve(day: number, n: number): void {
		const { operator, guards } = watchOf(day, n);
		const before = this.#desk.shift?.operator;
		this.#desk.say("hub", "console.attended", { user: operator, sound: true });
		const said = { guards, startList: SEEN };
		if (before === undefined) this.#say(operator, "shift.signed-on", said);
		else if (before !== operator) {
			this.#say(before, "shift.handed-over", { note: this.#random.pick(NOTES) ?? "" });
			this.#say(operator, "shift.taken-over", said);
			this.#desk.say("hub", "console.unattended", { user: before });
		}
	}

	#answer(id: string): void {
		const { shift } = this.#desk;
		if (shift?.id === id && shift.asked) this.#say(shift.operator, "shift.present", {});
	}

	#shelve(alarm: string): void {
		const until = Math.round(this.#desk.now + SHELVED_MS);
		if (this.#desk.alarms.get(alarm)?.chattering)
			this.#captain("alarm.shelved", { alarm, until, reason: "it is being looked at", role: "captain" });
	}

	#repair(device: string, { until, reason }: { readonly until: number; readonly reason: string }): void {
		const watch = this.#desk.shift?.guards.find(({ fixed }) => !fixed)?.guard;
		const data = { device, until: Math.round(until), reason, ...(watch !== undefined && { watch }) };
		if (this.#captain("device.out-of-service", data) === undefined || watch === undefined) return;
		this.#desk.at(this.#desk.now + 40 * S, () => {
			this.#say(watch, "device.out-of-service-accepted", { device });
		});
		this.#desk.at(until - this.#random.between(5, 20) * MIN, () => {
			this.#captain("device.in-service", { device });
		});
	}

	#captain(type: string, data: Readonly<Record<string, unknown>>): number | undefined {
		return this.#say(CAPTAIN, type, data);
	}

	#say(user: string, type: string, data: Readonly<Record<string, unknown>>): number | undefined {
		return this.#desk.say(`user:${user}`, type, data);
	}
}
