import { randomOf } from "../../simulators/world/random.ts";
import type { Filling } from "../journal/writer/fill-file.ts";
import type { Draft } from "../model/entry.ts";
import { daysOf } from "./calendar.ts";
import { Desk } from "./desk.ts";
import { letPeopleLive } from "./everyday.ts";
import { GuardRoom } from "./guard-room.ts";
import { InHand } from "./in-hand.ts";
import { letThingsHappen } from "./mishaps.ts";
import { type Call, type DeviceReport, type Happening, MIN } from "./report.ts";
import { letGuardsWalk } from "./rounds.ts";
import { letStoryGoOn } from "./story.ts";

/** At most so many drafts share a commit. */
const PER_COMMIT = 2_000;
/** Nothing happens in the last of it, so that what is open is closed. */
const QUIET_END_MS = 90 * MIN;
/** The watch ends so long before the history does. */
const LEAVES_MS = 2 * MIN;

export interface HistoryOptions {
	/** Epoch ms, a local midnight. */
	readonly from: number;
	/** Epoch ms: nothing is later. */
	readonly until: number;
	readonly seed: string;
	/** How much of the everyday traffic is told: 1 all, 0 nothing but what matters. */
	readonly traffic: number;
	/** Told after each day. */
	readonly onDay?: (done: { readonly at: number; readonly entries: number }) => void;
}

/** Lets a history happen, in order of time: what devices report, what the engine makes of it, and what people then do. */
export async function generateHistory(
	filling: Filling,
	{ from, until, seed, traffic, onDay }: HistoryOptions,
): Promise<void> {
	const { site } = filling;
	const desk = new Desk(filling);
	const guardRoom = new GuardRoom(desk, randomOf(`${seed}/guard-room`));
	new InHand(desk, randomOf(`${seed}/in-hand`));
	const course = new Course(desk, guardRoom);
	const days = daysOf(site.timeZone, { from, until, random: randomOf(`${seed}/weather`) });
	const quiet = until - QUIET_END_MS;
	const [first] = days;
	if (!first) return;
	desk.now = first.from;
	course.connect([...site.devices.keys()], first.from);
	let later: readonly Happening[] = [];
	for (const [no, day] of days.entries()) {
		guardRoom.arrange(day, { no, until: quiet });
		const all = [...later, ...happensOn(filling, { day, no, seed, traffic })].filter(({ at }) => at < quiet);
		// What begins today may end tomorrow, when others watch.
		later = all.filter(({ at }) => at >= day.to);
		course.take(all.filter(({ at }) => at < day.to).sort((a, b) => a.at - b.at));
		onDay?.({ at: day.to, entries: filling.lastSeq });
		await new Promise(setImmediate);
	}
	course.goOn(until - LEAVES_MS);
	guardRoom.leave();
	course.goOn(until);
}

function happensOn(
	{ site }: Filling,
	{
		day,
		no,
		seed,
		traffic,
	}: {
		readonly day: ReturnType<typeof daysOf>[number];
		readonly no: number;
		readonly seed: string;
		readonly traffic: number;
	},
): Happening[] {
	const happens: Happening[] = [];
	const strand = (name: string) => ({ site, happens, random: randomOf(`${seed}/${name}/${day.from}`) });
	letPeopleLive(strand("life"), day, traffic);
	letGuardsWalk(strand("rounds"), day, no);
	letThingsHappen(strand("mishaps"), day);
	letStoryGoOn(strand("story"), day);
	return happens;
}

/** Enters what happens, and lets the engine's clock and the people's intentions come in between, each at its time. */
class Course {
	readonly #desk: Desk;
	readonly #guardRoom: GuardRoom;
	#drafts: Draft[] = [];
	#count = 0;

	constructor(desk: Desk, guardRoom: GuardRoom) {
		this.#desk = desk;
		this.#guardRoom = guardRoom;
	}

	/** All devices are there. */
	connect(devices: readonly string[], at: number): void {
		for (const device of devices) this.#hear({ at, device, type: "device.online", data: {} });
		this.#flush();
	}

	/** Takes what happens, in order. What goes on beyond a day's end does so before the next one's. */
	take(happens: readonly Happening[]): void {
		for (const one of happens) {
			if (this.#isDue(one.at)) this.goOn(one.at);
			if ("tests" in one || "repairs" in one) this.#guardRoom.keep(one);
			else if ("calls" in one) this.#answer(one);
			else this.#hear(one);
		}
		this.#flush();
	}

	/** Lets time come to `to`: what is due is done first, in order. */
	goOn(to: number): void {
		this.#flush();
		while (this.#isDue(to)) {
			const { nextDueAt = Number.POSITIVE_INFINITY } = this.#desk.filling;
			if (this.#desk.nextAt <= nextDueAt) this.#desk.doNext(to);
			else {
				this.#desk.now = Math.max(this.#desk.now, nextDueAt);
				this.#desk.hear(this.#desk.filling.commit([], this.#desk.now));
			}
		}
		this.#desk.now = Math.max(this.#desk.now, to);
	}

	#isDue(by: number): boolean {
		return Math.min(this.#desk.nextAt, this.#desk.filling.nextDueAt ?? Number.POSITIVE_INFINITY) <= by;
	}

	#hear({ device, type, data, at: when, matters, truth }: DeviceReport): void {
		const at = Math.round(when);
		const id = idAt(at, this.#count++);
		if (type === "device.lost" || type === "device.online") {
			const why = type === "device.lost" ? { why: "last-will" } : {};
			this.#drafts.push({ source: "hub", type, id, at, receivedAt: at, data: { device, ...why } });
		} else {
			const zone = this.#desk.filling.site.devices.get(device)?.zone;
			if (zone === undefined) return;
			this.#drafts.push({ source: `device:${device}`, type, id, at, receivedAt: at, zone, data });
		}
		if (truth) this.#desk.learn(device, truth, at);
		if (!matters && this.#drafts.length < PER_COMMIT) return;
		this.#desk.now = Math.max(this.#desk.now, at);
		this.#flush();
	}

	#answer({ at, calls: kind, by: reportedBy, truth, zone, unit }: Call): void {
		this.goOn(at);
		const operator = this.#desk.shift?.operator;
		if (operator === undefined) return;
		const place = { ...(zone !== undefined && { zone }), ...(unit !== undefined && { unit }) };
		const data = { kind, reportedBy, ...place, note: truth.note ?? "" };
		const seq = this.#desk.say(`user:${operator}`, "incident.reported", data);
		if (seq !== undefined) this.#desk.learnOf(`inc-${seq}`, truth);
	}

	#flush(): void {
		if (this.#drafts.length === 0) return;
		const drafts = this.#drafts;
		this.#drafts = [];
		this.#desk.hear(this.#desk.filling.commit(drafts));
	}
}

/** A UUID of version 7 (RFC 9562 §5.7) of a time and a running number, which is all the chance that a made history needs. */
function idAt(at: number, n: number): string {
	const time = at.toString(16).padStart(12, "0");
	return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, "0")}`;
}
