import type { Random } from "../../simulators/world/random.ts";
import type { Draft } from "../../src/model/entry.ts";
import { type Incident, queueOrder } from "../../src/model/incident.ts";
import type { Site } from "../../src/model/site.ts";
import { missingSteps } from "../../src/model/steps.ts";

const S = 1_000;
/** What does not call for help is noticed after this. */
const NOTICES_AFTER_MS = 15 * S;
/** So long before an act is due, whoever has the incident writes down how it stands. */
const IN_TIME_MS = 30 * S;

type Act = Omit<Draft, "id" | "source">;

/** An incident that was taken: until when it is looked at, and whether something was done about it. */
interface InHand {
	readonly until: number;
	readonly acted: boolean;
}

/**
 * Whoever watches, one thing at a time: takes what is urgent first, does its steps and writes a note, lets the guard or the
 * camera look for a minute or two, resolves, goes on; and writes down how it stands before an act is overdue. It never
 * hurries a rule: it knows only what the queue shows.
 */
export class Operator {
	readonly #random: Random;
	readonly #site: Site;
	readonly #inHand = new Map<string, InHand>();
	#freeAt = 0;

	constructor(site: Site, random: Random) {
		this.#site = site;
		this.#random = random;
	}

	/** What the operator does at `now`, given what the queue shows: the first of these that there is. */
	act(now: number, queue: readonly Incident[]): Act[] {
		if (now < this.#freeAt) return [];
		const shown = queue.filter(({ quiet }) => !quiet).sort(queueOrder);
		const first = (when: (one: Incident) => boolean) => shown.find(when);
		const isNew = ({ state, priority, openedAt, id }: Incident) =>
			state === "open" && !this.#inHand.has(id) && (priority === "critical" || now - openedAt >= NOTICES_AFTER_MS);
		const isUndone = ({ state, id }: Incident) => state !== "open" && !this.#inHand.get(id)?.acted;
		const looked = ({ id }: Incident) => (this.#inHand.get(id)?.until ?? now) <= now;
		const take =
			first((one) => one.priority === "critical" && isNew(one)) ??
			(first((one) => one.priority === "critical" && isUndone(one))
				? undefined
				: first((one) => one.priority === "high" && isNew(one)));
		if (take) return this.#take(now, take);
		const undone = first(isUndone);
		if (undone) return this.#work(now, undone);
		// What is to ring yet is heard before it is put away.
		const done = first((one) => one.state !== "open" && one.owes?.dueAt === undefined && looked(one));
		if (done) return this.#finish(now, done);
		const again = first(({ state, id }) => state === "open" && this.#inHand.has(id));
		if (again) return this.#take(now, again);
		const presses = first(({ state, due }) => state !== "open" && due !== undefined && due.at - now < IN_TIME_MS);
		if (presses) return this.#work(now, presses);
		const any = first(isNew);
		return any ? this.#take(now, any) : [];
	}

	#take(now: number, { id, rev }: Incident): Act[] {
		this.#busy(now, 3, 10);
		const until = now + this.#random.between(40, 140) * S;
		this.#inHand.set(id, this.#inHand.get(id) ?? { until, acted: false });
		return [act(now, "incident.acknowledged", { incident: id, rev })];
	}

	/** Steps that are asked for, and a note. */
	#work(now: number, incident: Incident): Act[] {
		this.#busy(now, 8, 20);
		const { until = now } = this.#inHand.get(incident.id) ?? {};
		this.#inHand.set(incident.id, { until, acted: true });
		return [...this.#steps(now, incident), act(now, "incident.noted", { incident: incident.id, text: "looking" })];
	}

	#finish(now: number, incident: Incident): Act[] {
		this.#busy(now, 4, 8);
		this.#inHand.delete(incident.id);
		const { id, rev } = incident;
		return [...this.#steps(now, incident), act(now, "incident.resolved", { incident: id, rev, cause: "unknown" })];
	}

	#steps(now: number, incident: Incident): Act[] {
		return missingSteps(this.#site, incident).map((step) =>
			step.agency !== undefined && step.do === "notify"
				? act(now, "incident.agency-told", { incident: incident.id, agency: step.agency })
				: act(now, "incident.step-done", { incident: incident.id, step: step.id, answer: "yes" }),
		);
	}

	#busy(now: number, least: number, most: number): void {
		this.#freeAt = now + this.#random.between(least, most) * S;
	}
}

function act(at: number, type: string, data: Act["data"]): Act {
	return { type, at, receivedAt: at, data };
}
