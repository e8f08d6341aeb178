import { Agenda } from "../../simulators/world/agenda.ts";
import type { Filled, Filling } from "../journal/writer/fill-file.ts";
import type { Alarm } from "../model/alarm.ts";
import type { WalkTest } from "../model/bypass.ts";
import type { Draft, Source } from "../model/entry.ts";
import type { Incident } from "../model/incident.ts";
import type { Round } from "../model/objects/round.ts";
import type { Shift } from "../model/shift.ts";
import type { DeviceReport, Truth } from "./report.ts";

/** At most so many drafts share a commit. */
const PER_COMMIT = 2_000;

/** What the people in the guard room see, what they have set themselves to do, and how they say that it is done. */
export class Desk {
	readonly filling: Filling;
	readonly incidents = new Map<string, Incident>();
	readonly alarms = new Map<string, Alarm>();
	readonly tests = new Map<string, WalkTest>();
	/** Who walks each round. */
	readonly walkers = new Map<string, string>();
	shift: Shift | undefined;
	/** Calls whenever something changed, with what it is now. */
	onIncident: (now: Incident, before: Incident | undefined) => void = () => undefined;
	onAlarm: (now: Alarm) => void = () => undefined;
	onTest: (now: WalkTest) => void = () => undefined;
	onShift: (now: Shift) => void = () => undefined;
	onRound: (now: Round) => void = () => undefined;
	/** The time, epoch ms: of what was last done or heard. */
	now = 0;
	readonly #agenda = new Agenda();
	#next: number[] = [];
	#said = 0;
	#reports = 0;
	#waiting: Draft[] = [];
	/** What is behind each device's reports, the newest last. */
	readonly #truths = new Map<string, { readonly at: number; readonly truth: Truth }>();
	readonly #reported = new Map<string, Truth>();

	constructor(filling: Filling) {
		this.filling = filling;
	}

	/** When somebody has to do something next. */
	get nextAt(): number {
		return this.#next[0] ?? Number.POSITIVE_INFINITY;
	}

	/** Sets `act` for an instant. */
	at(at: number, act: () => void): void {
		const due = Math.max(at, this.now);
		this.#agenda.add(due, act);
		const place = this.#next.findIndex((one) => one > due);
		this.#next.splice(place < 0 ? this.#next.length : place, 0, due);
	}

	/** Does what is due by `to`, the first of it only. */
	doNext(to: number): void {
		const task = this.#agenda.take(to);
		if (!task) return;
		this.#next.shift();
		this.now = Math.max(this.now, task.at);
		task.act();
	}

	/** Takes what a device reports, or what becomes of its link; it is entered with the next that matters, in order. */
	hear({ device, type, data, at: when }: Pick<DeviceReport, "device" | "type" | "data" | "at">): void {
		const at = Math.round(when);
		const id = idAt(at, this.#reports++);
		if (type === "device.lost" || type === "device.online") {
			const why = type === "device.lost" ? { why: "last-will" } : {};
			this.#waiting.push({ source: "hub", type, id, at, receivedAt: at, data: { device, ...why } });
			return;
		}
		const zone = this.filling.site.devices.get(device)?.zone;
		if (zone === undefined) return;
		this.#waiting.push({ source: `device:${device}`, type, id, at, receivedAt: at, zone, data });
	}

	get isWaiting(): boolean {
		return this.#waiting.length > 0;
	}

	get isFull(): boolean {
		return this.#waiting.length >= PER_COMMIT;
	}

	/** Enters what was reported and waits. */
	flush(): void {
		if (this.#waiting.length === 0) return;
		const drafts = this.#waiting;
		this.#waiting = [];
		this.learnFrom(this.filling.commit(drafts));
	}

	/** Enters what a person or the hub says now; gives its seq, or undefined where the engine refused it. */
	say(source: Source, type: string, data: Draft["data"]): number | undefined {
		this.flush();
		const at = Math.round(this.now);
		const draft: Draft = { source, type, id: `h-${this.#said++}`, at, receivedAt: at, data };
		const filled = this.filling.commit([draft]);
		this.learnFrom(filled);
		return filled.seqs[0];
	}

	/** Takes in what a commit changed. */
	learnFrom({ changed }: Filled): void {
		const later: (() => void)[] = [];
		for (const one of changed) {
			if ("gone" in one) continue;
			if (one.kind === "incident") {
				const before = this.incidents.get(one.id);
				if (one.value.state === "resolved") this.incidents.delete(one.id);
				else this.incidents.set(one.id, one.value);
				later.push(() => this.onIncident(one.value, before));
			} else if (one.kind === "alarm") {
				this.alarms.set(one.id, one.value);
				if (!this.incidents.has(one.value.incident) && !one.value.active) this.alarms.delete(one.id);
				later.push(() => this.onAlarm(one.value));
			} else if (one.kind === "walk-test") {
				this.tests.set(one.id, one.value);
				later.push(() => this.onTest(one.value));
			} else if (one.kind === "round") {
				if (one.value.guard !== undefined) this.walkers.set(one.id, one.value.guard);
				later.push(() => this.onRound(one.value));
			} else if (one.kind === "shift") {
				if (one.value.endedAt === undefined) this.shift = one.value;
				else if (this.shift?.id === one.id) this.shift = undefined;
				later.push(() => this.onShift(one.value));
			}
		}
		for (const act of later) act();
	}

	/** Remembers what is behind what a device says from now on. */
	learn(device: string, truth: Truth, at: number): void {
		this.#truths.set(device, { at, truth });
	}

	/** Remembers what is behind a report of a person. */
	learnOf(incident: string, truth: Truth): void {
		this.#reported.set(incident, truth);
	}

	/** What people find out about an incident; undefined where nobody ever does. */
	truthOf({ id, alarms }: Incident): Truth | undefined {
		const reported = this.#reported.get(id);
		if (reported) return reported;
		const found = alarms.flatMap((alarm) => {
			const source = this.alarms.get(alarm)?.source;
			return this.#truths.get(source?.replace(/^device:/, "") ?? "") ?? [];
		});
		const real = found.find(({ truth }) => truth.cause === "real");
		return (real ?? found.sort((a, b) => b.at - a.at)[0])?.truth;
	}

	forget({ id, alarms }: Incident): void {
		this.#reported.delete(id);
		for (const alarm of alarms) this.alarms.delete(alarm);
	}
}

/** A UUID of version 7 (RFC 9562 §5.7) of a time and a running number, which is all the chance that a made history needs. */
function idAt(at: number, n: number): string {
	const time = at.toString(16).padStart(12, "0");
	return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, "0")}`;
}
