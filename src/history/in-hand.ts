import type { Random } from "../../simulators/world/random.ts";
import { type Incident, isOwnCall } from "../model/incident.ts";
import { missingSteps } from "../model/steps.ts";
import type { Desk } from "./desk.ts";
import { HOUR, MIN, S, type Truth } from "./report.ts";
import { CAPTAIN } from "./roster.ts";

/** Half are taken within this, ms, and within so much times it nearly all; our own. */
const TAKES_MS = { critical: 8 * S, high: 14 * S, medium: 45 * S, low: 150 * S } as const;
const SPREAD = 0.65;
/** A person does one thing at a time. */
const PRESS_MS = 3 * S;
const AGAIN_MS = 20 * S;
/** Now and then nobody writes down how it stands. */
const FORGETS = 0.04;
/** Whoever tries so often in vain leaves it to the next watch. */
const TRIES = 400;
const NOTHING_FOUND: Truth = { cause: "unknown" };

/** What the people of the guard room do about incidents: take, look, send, note, resolve; knowing only what the desk shows. */
export class InHand {
	readonly #desk: Desk;
	readonly #random: Random;
	readonly #working = new Set<string>();
	#freeAt = 0;

	constructor(desk: Desk, random: Random) {
		this.#desk = desk;
		this.#random = random;
		desk.onIncident = (now, before) => this.#see(now, before);
	}

	get #operator(): string {
		return this.#desk.shift?.operator ?? CAPTAIN;
	}

	#see(now: Incident, before: Incident | undefined): void {
		if (now.state === "resolved") {
			if (before) this.#closed(now);
			return;
		}
		if (now.quiet || now.state !== "open") return;
		if (before?.state === "open" && !before.quiet) return;
		this.#after(this.#tired(TAKES_MS[now.priority]), () => this.#take(now.id));
	}

	#take(id: string): void {
		const incident = this.#desk.incidents.get(id);
		if (incident?.state !== "open" || incident.quiet) return;
		const [by, role] = isOwnCall(incident) ? [CAPTAIN, "captain"] : [this.#operator, "operator"];
		const taken = this.#say(by, "incident.acknowledged", { incident: id, rev: incident.rev, role });
		if (taken === undefined) this.#after(AGAIN_MS, () => this.#take(id));
		else if (!this.#working.has(id)) {
			this.#working.add(id);
			this.#after(this.#random.between(15, 50) * S, () => this.#look(id));
		}
	}

	/** The picture, the flat's voice; then the steps, and a guard where one is needed. */
	#look(id: string): void {
		const incident = this.#desk.incidents.get(id);
		if (!incident) return;
		const truth = this.#desk.truthOf(incident) ?? NOTHING_FOUND;
		if (truth.cause === "real" && incident.life === undefined && /^(perimeter|camera)\./.test(incident.type))
			this.#say(this.#operator, "incident.verified", { incident: id, means: "picture" });
		if (incident.type === "round.guard-silent") this.#callGuards(incident);
		this.#doSteps(id);
		const urgent = incident.priority === "critical" || incident.priority === "high";
		if (truth.sends || (urgent && this.#random.next() < 0.35)) this.#send(id);
		this.#say(this.#operator, "incident.noted", { incident: id, text: truth.note ?? "looked at it" });
		const lasts = truth.lastsMs ?? this.#random.between(1.5, 9) * MIN;
		const forgets = this.#random.next() < FORGETS;
		this.#keepAt(id, this.#desk.now + (forgets ? lasts / 2 : lasts + MIN));
		this.#after(lasts, () => this.#finish(id, 0));
	}

	/** Called by radio, whoever was not heard of answers. */
	#callGuards({ alarms }: Incident): void {
		for (const id of alarms) {
			const guard = this.#desk.walkers.get(this.#desk.alarms.get(id)?.part ?? "");
			if (guard === undefined) continue;
			const at = new Date(Math.round(this.#desk.now)).toISOString();
			this.#say(guard, "patrol.all-well", { guard, at });
		}
	}

	/** Who works on something long writes down how it stands before an act is overdue. */
	#keepAt(id: string, until: number): void {
		const due = this.#desk.incidents.get(id)?.due;
		if (due?.what !== "act" || due.at > until) return;
		this.#desk.at(due.at - this.#random.between(8, 25) * S, () => {
			if (!this.#desk.incidents.has(id)) return;
			this.#say(this.#operator, "incident.noted", { incident: id, text: "still at it" });
			this.#keepAt(id, until);
		});
	}

	#send(id: string): void {
		const walker = this.#desk.shift?.guards.find(({ fixed, incident }) => !fixed && incident === undefined);
		if (!walker) return;
		const { guard } = walker;
		const seq = this.#say(this.#operator, "incident.dispatched", { incident: id, guard, byRadio: true, known: true });
		if (seq === undefined) return;
		const dispatch = `dsp-${seq}`;
		const tell = (type: string) => {
			if (this.#desk.incidents.has(id)) this.#say(this.#operator, type, { incident: id, dispatch, onBehalf: true });
		};
		const arrives = this.#logNormal(105 * S);
		this.#desk.at(this.#desk.now + arrives, () => tell("dispatch.arrived"));
		this.#desk.at(this.#desk.now + arrives + this.#random.between(2, 6) * MIN, () => tell("dispatch.done"));
	}

	#doSteps(id: string): void {
		const incident = this.#desk.incidents.get(id);
		if (!incident) return;
		for (const { id: step, do: sort, agency } of missingSteps(this.#desk.filling.site, incident)) {
			if (agency !== undefined && sort === "notify")
				this.#say(this.#operator, "incident.agency-told", { incident: id, agency });
			else if (sort === "dispatch") this.#send(id);
			if (missing(this.#desk, id, step))
				this.#say(this.#operator, "incident.step-done", { incident: id, step, answer: "yes" });
		}
	}

	#finish(id: string, tried: number): void {
		const incident = this.#desk.incidents.get(id);
		if (!incident || tried > TRIES) return;
		const again = () => this.#after(AGAIN_MS, () => this.#finish(id, tried + 1));
		// What is to ring yet is heard before it is put away.
		if (incident.state === "open" || incident.owes?.dueAt !== undefined) {
			again();
			return;
		}
		const truth = this.#desk.truthOf(incident) ?? NOTHING_FOUND;
		this.#doSteps(id);
		const { rev = incident.rev } = this.#desk.incidents.get(id) ?? {};
		const { cause, detail } = truth;
		const said = { incident: id, rev, cause, ...(detail && { detail }) };
		if (this.#say(this.#operator, "incident.resolved", said) === undefined) again();
		else this.#policeSays(id, truth);
	}

	#policeSays(incident: string, { police: outcome }: Truth): void {
		if (outcome === undefined) return;
		this.#desk.at(this.#desk.now + this.#random.between(20, 70) * HOUR, () => {
			const isCase = outcome === "public-security-case";
			const year = new Date(this.#desk.now).getUTCFullYear();
			const number = isCase ? { number: `景公（治）受案字〔${year}〕1187号` } : {};
			const data = { incident, outcome, role: "captain", ...number };
			this.#say(CAPTAIN, "incident.police-outcome", data);
		});
	}

	/** A captain looks again at what was closed as false. */
	#closed(incident: Incident): void {
		this.#working.delete(incident.id);
		this.#desk.forget(incident);
		const { review, id } = incident;
		if (!review || review.by !== undefined) return;
		const looks = Math.min(review.dueAt - HOUR, this.#desk.now + this.#random.between(2, 20) * HOUR);
		this.#desk.at(looks, () => {
			this.#say(CAPTAIN, "incident.reviewed", { incident: id, agrees: true, role: "captain" });
		});
	}

	/** Does it so much later, and when the hands are free. */
	#after(ms: number, act: () => void): void {
		const at = Math.max(this.#desk.now + ms, this.#freeAt);
		this.#freeAt = at + PRESS_MS;
		this.#desk.at(at, act);
	}

	/** At three in the morning everything takes longer. */
	#tired(median: number): number {
		const minute = this.#desk.filling.site.minuteOfDay(this.#desk.now);
		return this.#logNormal(median * (minute < 6 * 60 ? 1.5 : 1));
	}

	/** Mostly near the median, now and then much later (Box–Muller). */
	#logNormal(median: number): number {
		const normal = Math.sqrt(-2 * Math.log(1 - this.#random.next())) * Math.cos(2 * Math.PI * this.#random.next());
		return median * Math.exp(SPREAD * normal);
	}

	#say(user: string, type: string, data: Readonly<Record<string, unknown>>): number | undefined {
		return this.#desk.say(`user:${user}`, type, data);
	}
}

function missing(desk: Desk, id: string, step: string): boolean {
	const incident = desk.incidents.get(id);
	return incident !== undefined && missingSteps(desk.filling.site, incident).some((one) => one.id === step);
}
