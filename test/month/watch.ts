import { Drive } from "../../src/engine/drive.ts";
import type { Accepted } from "../../src/engine/kernel/decision.ts";
import { nextDueAt } from "../../src/engine/kernel/due-timers.ts";
import { apply, emptyState } from "../../src/engine/kernel/state.ts";
import { unreadableDraft } from "../../src/engine/reports/unreadable.ts";
import { longestSilence } from "../../src/engine/silence-budget/longest.ts";
import { step } from "../../src/engine/step.ts";
import { decodeEvent } from "../../src/intake/decode.ts";
import type { Draft, Entry } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";
import type { Site } from "../../src/model/site.ts";
import type { Report } from "./making.ts";

/** What one entry did, for whoever counts. */
export interface Told {
	readonly entry: Entry;
	readonly decision: Accepted;
	/** Incidents that rang by it, as they are now. */
	readonly rang: readonly Incident[];
}

/**
 * The engine with the schemas in front of it and what a journal does around it: numbers, due timers, what is derived at
 * once. No socket, no file, no clock.
 */
export class Watch {
	readonly #state = emptyState();
	readonly #site: Site;
	readonly #tell: (told: Told) => void;
	readonly #ringing = new Map<string, number>();
	readonly #drive = new Drive<undefined>(
		{
			state: this.#state,
			take: (entry) => this.#take(entry),
			drop: ({ id }) => apply(this.#state, [{ kind: "timer", id, gone: true }]),
		},
		{ lastSeq: 0, lastAt: 0, upSince: 0 },
	);
	/** What a person asked for and the engine refused, and why. */
	readonly refused: string[] = [];

	constructor(site: Site, tell: (told: Told) => void) {
		this.#site = site;
		this.#tell = tell;
	}

	get queue(): readonly Incident[] {
		return [...this.#state.incident.values()];
	}

	get open(): ReadonlyMap<string, Incident> {
		return this.#state.incident;
	}

	/** The watch that runs. */
	get shift() {
		return [...this.#state.shift.values()][0];
	}

	/** The tests under way, with what the desk is asked. */
	get tests() {
		return [...this.#state["walk-test"].values()];
	}

	/** How long something was quiet at most, by the row of the silence budget, ms. */
	get longestSilence() {
		return longestSilence(this.#state);
	}

	get alarms() {
		return this.#state.alarm;
	}

	wallOf(zone: string): string | undefined {
		return this.#site.zones.get(zone)?.wall;
	}

	/** When the engine next wants to be asked. */
	get nextDueAt(): number | undefined {
		return nextDueAt(this.#state);
	}

	/** Takes a report as its bytes; one that can't be read is heard. @throws {Error} The schema refuses it, and it names no alarm. */
	hear({ at, device, type, data }: Report): void {
		if (type === "device.online" || type === "device.lost") {
			const why = type === "device.lost" ? { why: "last-will" } : {};
			this.append({ source: "hub", type, at, receivedAt: at, data: { device, ...why } });
			return;
		}
		const is = this.#site.devices.get(device);
		const kind = is && this.#site.kinds.get(is.kind);
		if (!is || !kind) throw new Error(`no device ${device}`);
		const said = { id: `e-${this.#drive.lastSeq}`, type, at: new Date(at).toISOString(), data };
		const draft = decodeEvent(Buffer.from(JSON.stringify(said)), is, kind, Math.round(at));
		if (!("reason" in draft)) {
			this.append(draft);
			return;
		}
		const unjudged = { device, names: type, reason: draft.reason, receivedAt: Math.round(at) };
		const heard = unreadableDraft(this.#site, unjudged, said.id);
		if (!heard) throw new Error(`${type} of ${device}: ${draft.reason}`);
		this.append(heard);
	}

	append(draft: Omit<Draft, "id">): void {
		this.elapse(draft.receivedAt);
		this.#drive.add({ ...draft, id: `l-${this.#drive.lastSeq}`, receivedAt: Math.round(draft.receivedAt) });
	}

	elapse(to: number): void {
		this.#drive.elapse(Math.round(to));
	}

	#take(entry: Entry) {
		const decision = step(this.#state, entry, this.#site);
		if ("refused" in decision) {
			this.refused.push(decision.refused.detail);
			return { answer: undefined };
		}
		apply(this.#state, decision.changes);
		const rang: Incident[] = [];
		for (const change of decision.changes) {
			if (change.kind !== "incident" || !("value" in change)) continue;
			const { id, rang: at, quiet } = change.value;
			if (change.over) this.#ringing.delete(id);
			else if (!quiet && at > 0 && this.#ringing.get(id) !== at) {
				this.#ringing.set(id, at);
				rang.push(change.value);
			}
		}
		this.#tell({ entry, decision, rang });
		return { answer: undefined, derived: decision.derived };
	}
}
