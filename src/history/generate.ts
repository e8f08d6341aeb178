import { randomOf } from "../../simulators/world/random.ts";
import type { Filling } from "../journal/writer/fill-file.ts";
import { hubStarted } from "../model/entries/hub-started.ts";
import { type Day, daysOf } from "./calendar.ts";
import { Desk } from "./desk.ts";
import { letPeopleLive } from "./everyday.ts";
import { GuardRoom } from "./guard-room.ts";
import { InHand } from "./in-hand.ts";
import { letThingsHappen } from "./mishaps.ts";
import { type Call, type DeviceReport, type Happening, MIN } from "./report.ts";
import { Rounds } from "./rounds.ts";
import { letStoryGoOn } from "./story.ts";

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
	new Rounds(desk, { seed, until });
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
		const all = [...later, ...happensOn(filling, { day, seed, traffic })].filter(({ at }) => at < quiet);
		// What begins today may end tomorrow, when others watch.
		later = all.filter(({ at }) => at >= day.to);
		course.take(all.filter(({ at }) => at < day.to).sort((a, b) => a.at - b.at));
		onDay?.({ at: day.to, entries: filling.lastSeq });
		await new Promise(setImmediate);
	}
	course.goOn(until - LEAVES_MS);
	guardRoom.leave();
	course.goOn(until);
	desk.say("hub", "hub.stopped", {});
}

function happensOn(
	{ site }: Filling,
	{
		day,
		seed,
		traffic,
	}: {
		readonly day: Day;
		readonly seed: string;
		readonly traffic: number;
	},
): Happening[] {
	const happens: Happening[] = [];
	const strand = (name: string) => ({ site, happens, random: randomOf(`${seed}/${name}/${day.from}`) });
	letPeopleLive(strand("life"), day, traffic);
	letThingsHappen(strand("mishaps"), day);
	letStoryGoOn(strand("story"), day);
	return happens;
}

/** Enters what happens, and lets the engine's clock and the people's intentions come in between, each at its time. */
class Course {
	readonly #desk: Desk;
	readonly #guardRoom: GuardRoom;

	constructor(desk: Desk, guardRoom: GuardRoom) {
		this.#desk = desk;
		this.#guardRoom = guardRoom;
	}

	/** The hub runs, and all devices are there. */
	connect(devices: readonly string[], at: number): void {
		this.#desk.say("hub", hubStarted.type, {});
		for (const device of devices) this.#desk.hear({ at, device, type: "device.online", data: {} });
		this.#desk.flush();
	}

	/** Takes what happens, in order. What goes on beyond a day's end does so before the next one's. */
	take(happens: readonly Happening[]): void {
		for (const one of happens) {
			if (this.#isDue(one.at)) this.goOn(one.at);
			if ("tests" in one || "repairs" in one) this.#guardRoom.keep(one);
			else if ("calls" in one) this.#answer(one);
			else this.#hear(one);
		}
		this.#desk.flush();
	}

	/** Lets time come to `to`: what is due is done first, in order. */
	goOn(to: number): void {
		const desk = this.#desk;
		desk.flush();
		while (this.#isDue(to)) {
			const { nextDueAt = Number.POSITIVE_INFINITY } = desk.filling;
			if (desk.nextAt <= nextDueAt) desk.doNext(to);
			else if (desk.isWaiting) desk.flush();
			else {
				desk.now = Math.max(desk.now, nextDueAt);
				desk.learnFrom(desk.filling.commit([], desk.now));
			}
		}
		desk.now = Math.max(desk.now, to);
	}

	#isDue(by: number): boolean {
		return Math.min(this.#desk.nextAt, this.#desk.filling.nextDueAt ?? Number.POSITIVE_INFINITY) <= by;
	}

	#hear(report: DeviceReport): void {
		const { device, at, matters, truth } = report;
		this.#desk.hear(report);
		if (truth) this.#desk.learn(device, truth, Math.round(at));
		if (!matters && !this.#desk.isFull) return;
		this.#desk.now = Math.max(this.#desk.now, Math.round(at));
		this.#desk.flush();
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
}
