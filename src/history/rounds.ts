import { type Random, randomOf } from "../../simulators/world/random.ts";
import type { Round, Stop } from "../model/objects/round.ts";
import type { Site } from "../model/site.ts";
import { localDateOf } from "./calendar.ts";
import type { Desk } from "./desk.ts";
import { MIN, S } from "./report.ts";
import { CAPTAIN, NEW_GUARD } from "./roster.ts";

/** How people keep to a plan: they begin within these of its time, and are never faster from stop to stop than it says. */
const BEGINS_MS = [-20 * S, 60 * S] as const;
const SLOWER_MS = 6 * S;
const FORGETS = 0.006;
/** So many rounds are left off: it rained too hard, somebody was needed at the gate. */
const LEFT_OFF = 0.004;
/** The new guard's weeks: the first that he came, and by when he knew his way. */
const LEARNING = { month: 10, fromDate: 8, weeks: 6 } as const;
/** He begins late, loses time on the way, and passes some by; never so late that nobody waits for him. */
const NEW = { beginsMs: [1 * MIN, 4 * MIN], slowerMs: 25 * S, latestMs: 6.5 * MIN, forgets: 0.07 } as const;

/** The rounds as the hub plans them, walked by whom it gives them to: on time, now and then not, and late by one who is new. */
export class Rounds {
	readonly #desk: Desk;
	readonly #seed: string;
	readonly #until: number;
	readonly #walked = new Set<string>();

	constructor(desk: Desk, { seed, until }: { readonly seed: string; readonly until: number }) {
		this.#desk = desk;
		this.#seed = seed;
		this.#until = until;
		desk.onRound = (round) => {
			if (round.guard === undefined || round.startedAt !== undefined || round.cancelled) return;
			if (this.#walked.has(round.id)) return;
			this.#walked.add(round.id);
			this.#begin(round, round.guard);
		};
	}

	#begin(round: Round, guard: string): void {
		const { id, endsBy, plan = "", startsAt } = round;
		if (endsBy >= this.#until) {
			const reason = "the history ends before it would";
			this.#desk.say(`user:${CAPTAIN}`, "round.cancelled", { id, reason });
			return;
		}
		const random = randomOf(`${this.#seed}/rounds/${plan}/${startsAt}`);
		if (random.next() < LEFT_OFF) return;
		const isNew = guard === NEW_GUARD && isLearning(this.#desk.filling.site, startsAt);
		let before: { readonly isPassed: boolean } = { isPassed: true };
		for (const { at, stop, isPassed } of walk(round.stops, { random, isNew })) {
			// The first says that the round has begun; and nobody lets two in a row pass by.
			const passes = isPassed && !before.isPassed;
			before = { isPassed: passes };
			if (!passes) this.#desk.at(at, () => this.#checkIn(guard, stop.checkpoint, random));
		}
	}

	/** Whoever was sent to an incident is there, and not here. */
	#checkIn(guard: string, device: string, random: Random): void {
		const duty = this.#desk.shift?.guards.find((one) => one.guard === guard);
		if (duty?.incident !== undefined || duty?.busy) return;
		const method = random.next() < 0.8 ? "nfc" : "qr";
		this.#desk.hear({ at: this.#desk.now, device, type: "patrol.checkin", data: { guard, method } });
	}
}

interface Walking {
	readonly random: Random;
	readonly isNew: boolean;
}

/** When one guard comes to each stop, and which of them are passed by. */
function* walk(
	stops: readonly Stop[],
	{ random, isNew }: Walking,
): Generator<{ readonly at: number; readonly stop: Stop; readonly isPassed: boolean }> {
	const [least, most] = isNew ? NEW.beginsMs : BEGINS_MS;
	let late = random.between(least, most);
	for (const stop of [...stops].sort((a, b) => a.dueAt - b.dueAt)) {
		const isPassed = random.next() < (isNew ? NEW.forgets : FORGETS);
		yield { at: Math.round((stop.dueAt + late) / S) * S, stop, isPassed };
		late = Math.min(late + random.between(0, isNew ? NEW.slowerMs : SLOWER_MS), Math.max(late, NEW.latestMs));
	}
}

function isLearning({ timeZone }: Site, at: number): boolean {
	const { month, date } = localDateOf(timeZone, at);
	const days = (month - LEARNING.month) * 31 + date - LEARNING.fromDate;
	return days >= 0 && days < LEARNING.weeks * 7;
}

/** A checkpoint where something was found, by its turn. */
export function checkpointOf(site: Site, turn: number): string | undefined {
	const all = site.routes.flatMap(({ stops }) => stops.map(({ checkpoint }) => checkpoint));
	return all[turn % Math.max(1, all.length)];
}
