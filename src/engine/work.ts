import type { Draft, Entry } from "../model/entry.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Site } from "../model/site.ts";
import type { Accepted } from "./decision.ts";
import type { Change, ObjectKind, Objects, State } from "./state.ts";
import type { Timer } from "./timer.ts";

type Maps = { readonly [K in ObjectKind]: ReadonlyMap<string, Objects[K]> };

/** One entry being judged: the state as it was, with what this entry has changed so far laid over it. */
export class Work {
	readonly state: State;
	readonly entry: Entry;
	readonly site: Site;
	incident: string | undefined;
	readonly #changes: Change[] = [];
	/** What each changed object is now; undefined once it has left. */
	readonly #laid: { readonly [K in ObjectKind]: Map<string, Objects[K] | undefined> } = {
		alarm: new Map(),
		incident: new Map(),
		device: new Map(),
		timer: new Map(),
		memory: new Map(),
	};
	readonly #outcomes: Outcome[] = [];
	readonly #derived: Draft[] = [];

	constructor(state: State, entry: Entry, site: Site) {
		this.state = state;
		this.entry = entry;
		this.site = site;
	}

	/** The engine's time, epoch ms. */
	get now(): number {
		return this.entry.receivedAt;
	}

	/** The object as it is now, changes of this entry included. */
	get<K extends ObjectKind>(kind: K, id: string): Objects[K] | undefined {
		const before: Maps = this.state;
		const after = this.#laid[kind];
		return after.has(id) ? after.get(id) : before[kind].get(id);
	}

	put(change: Change): void {
		const last = this.#changes.findIndex(({ kind, id }) => kind === change.kind && id === change.id);
		if (last >= 0) this.#changes.splice(last, 1);
		this.#changes.push(change);
		const laid: Map<string, unknown> = this.#laid[change.kind];
		laid.set(change.id, "gone" in change || change.over ? undefined : change.value);
	}

	/** The alarm about `key`, changes of this entry included. */
	alarmFor(key: string): Objects["alarm"] | undefined {
		const id = this.state.alarmByKey.get(key);
		return id === undefined ? undefined : this.get("alarm", id);
	}

	setTimer(timer: Timer): void {
		this.put({ kind: "timer", id: timer.id, value: timer });
	}

	dropTimer(id: string): void {
		if (this.get("timer", id)) this.put({ kind: "timer", id, gone: true });
	}

	because(outcome: Outcome): void {
		this.#outcomes.push(outcome);
		if (outcome.incident !== undefined) this.incident ??= outcome.incident;
	}

	/** What the hub concludes from this entry; judged right after it, dated like it. */
	derive(type: string, zone: string | undefined, data: Draft["data"]): void {
		const { seq, at, receivedAt } = this.entry;
		this.#derived.push({
			source: "hub",
			type,
			id: `from-${seq}.${this.#derived.length + 1}`,
			at,
			receivedAt,
			...(zone !== undefined && { zone }),
			data: { ...data, from: seq },
		});
	}

	decision(): Accepted {
		return {
			outcomes: this.#outcomes.length > 0 ? this.#outcomes : [{ because: "recorded" }],
			...(this.incident !== undefined && { incident: this.incident }),
			changes: this.#changes,
			derived: this.#derived,
		};
	}
}
