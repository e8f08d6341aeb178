import type { Accepted } from "../src/engine/decision.ts";
import { apply, emptyState } from "../src/engine/state.ts";
import { step } from "../src/engine/step.ts";
import { dueBy, entryOf } from "../src/engine/timers.ts";
import type { Draft, Source } from "../src/model/entry.ts";
import type { Incident } from "../src/model/incident.ts";
import type { Problem } from "../src/model/problem.ts";
import { readSite } from "../src/site/read.ts";

const site = await readSite("config/jingxin-garden.yaml");

/** A night told line by line, on the real engine, kinds and site; no broker, no disk, no clock. */
export class Night {
	readonly state = emptyState();
	readonly resolved: Incident[] = [];
	#seq = 0;
	#now = 0;

	/** At `time` (local, of one night) a device reports; times run forward. */
	device(
		time: string,
		id: string,
		type: string,
		data: Record<string, unknown> = {},
		more: Partial<Draft> = {},
	): Accepted {
		const [kind = "", what = ""] = type.split(".");
		const parsed = Object(site.kinds.get(kind)?.events[what]?.data.parse(data));
		const zone = site.devices.get(id)?.zone ?? "";
		const said = this.#append(time, `device:${id}`, type, parsed, { zone, ...more });
		if ("refused" in said) throw new Error(said.refused.detail);
		return said;
	}

	/** At `time` a person acts; the problem if it is refused. */
	person(time: string, name: string, type: string, data: Record<string, unknown>): Problem | undefined {
		const said = this.#append(time, `user:${name}`, type, data, {});
		return "refused" in said ? said.refused : undefined;
	}

	/** Lets time pass. */
	until(time: string): void {
		this.#elapse(instant(time));
	}

	get incidents(): Incident[] {
		return [...this.state.incident.values()];
	}

	/** The one incident there is. */
	get only(): Incident {
		const [one, ...others] = this.incidents;
		if (!one || others.length > 0) throw new Error(`expected one incident, found ${this.incidents.length}`);
		return one;
	}

	#append(time: string, source: Source, type: string, data: Draft["data"], more: Partial<Draft>) {
		const at = instant(time);
		this.#elapse(at);
		return this.#judge({ source, type, id: `line-${this.#seq + 1}`, at, receivedAt: at, data, ...more });
	}

	#elapse(to: number): void {
		for (let due = dueBy(this.state, to); due; due = dueBy(this.state, to)) {
			this.#judge(entryOf(due, { seq: this.#seq + 1, notBefore: this.#now }));
		}
		this.#now = Math.max(this.#now, to);
	}

	#judge(draft: Draft) {
		const said = step(this.state, { ...draft, seq: this.#seq + 1 }, site);
		if ("refused" in said) return said;
		this.#seq += 1;
		for (const change of said.changes) {
			if (change.kind === "incident" && "value" in change && change.over) this.resolved.push(change.value);
		}
		apply(this.state, said.changes);
		return said;
	}
}

function instant(time: string): number {
	return Date.parse(`2026-11-23T${time}+08:00`);
}
