import type { Random } from "../../simulators/world/random.ts";
import type { Draft } from "../../src/model/entry.ts";
import { type Incident, queueOrder } from "../../src/model/incident.ts";
import type { Site } from "../../src/model/site.ts";

const S = 1_000;

type Act = Omit<Draft, "id" | "source">;

/**
 * One person at the console: takes what stands first in the queue after a moment, looks, does the required steps,
 * resolves, goes on. It never hurries a rule: it knows only what the queue shows.
 */
export class Operator {
	readonly #random: Random;
	readonly #site: Site;
	#freeAt = 0;
	#inHand: string | undefined;

	constructor(site: Site, random: Random) {
		this.#site = site;
		this.#random = random;
	}

	/** What the operator does at `now`, given what the queue shows. */
	act(now: number, queue: readonly Incident[]): Act[] {
		const mine = queue.find(({ id }) => id === this.#inHand);
		const first = [...queue].filter(({ state, quiet }) => state === "open" && !quiet).sort(queueOrder)[0];
		const interrupts = first?.priority === "critical" && mine?.priority !== "critical";
		if (now < this.#freeAt && !interrupts) return [];
		if (mine && mine.state !== "open" && !interrupts) return this.#finish(now, mine);
		if (!first) {
			const waiting = queue.find(({ state, quiet }) => state !== "open" && state !== "resolved" && !quiet);
			return waiting ? this.#finish(now, waiting) : [];
		}
		if (now - first.openedAt < 15 * S && !interrupts) return [];
		this.#inHand = first.id;
		this.#freeAt = now + this.#random.between(40, 140) * S;
		return [act(now, "incident.acknowledged", { incident: first.id, rev: first.rev })];
	}

	#finish(now: number, incident: Incident): Act[] {
		this.#inHand = undefined;
		this.#freeAt = now + 5 * S;
		const { id: on, rev } = incident;
		const steps = [...(this.#site.procedures.get(incident.type)?.steps ?? []), ...(incident.extraSteps ?? [])];
		const open = steps.filter(({ id, required }) => required && incident.steps?.[id] === undefined);
		return [
			...open.map((step) =>
				step.agency !== undefined && step.do === "notify"
					? act(now, "incident.agency-told", { incident: on, agency: step.agency })
					: act(now, "incident.step-done", { incident: on, step: step.id, answer: "yes" }),
			),
			act(now, "incident.resolved", { incident: on, rev, cause: "unknown" }),
		];
	}
}

function act(at: number, type: string, data: Act["data"]): Act {
	return { type, at, receivedAt: at, data };
}
