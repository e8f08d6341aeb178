import { expect, test } from "vitest";
import { checkExpected, type OperatorStep } from "../../simulators/expected.ts";
import { type Heard, rehearse } from "../../simulators/rehearsal.ts";
import { loadScenario, scenarioNames, startOf } from "../../simulators/scenario.ts";
import { Drive } from "../../src/engine/drive.ts";
import { apply, emptyState } from "../../src/engine/kernel/state.ts";
import { unreadableDraft } from "../../src/engine/reports/unreadable.ts";
import { step } from "../../src/engine/step.ts";
import type { Draft, Entry } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";
import { compound, MORNING, simulators, site } from "./jingxin.ts";

/** The engine with what a journal does around it: numbers, due timers, what is derived at once. */
class Hub {
	readonly incidents = new Map<string, Incident>();
	readonly #state = emptyState();
	readonly #drive: Drive<undefined>;

	constructor(startAt: number) {
		const recorder = {
			state: this.#state,
			take: (entry: Entry) => this.#take(entry),
			drop: ({ id }: { readonly id: string }) => apply(this.#state, [{ kind: "timer", id, gone: true }]),
		};
		this.#drive = new Drive(recorder, { lastSeq: 0, lastAt: startAt, upSince: startAt });
	}

	hear(one: Heard): void {
		const { at, device } = one;
		const zone = site.devices.get(device)?.zone;
		const common = { at, receivedAt: at, id: `heard-${this.#drive.lastSeq}`, ...(zone !== undefined && { zone }) };
		if ("said" in one) {
			const [kind = "", what = ""] = one.said.type.split(".");
			const parsed = site.kinds.get(kind)?.events[what]?.data.safeParse(one.said.data);
			if (!parsed?.success) {
				const said = { device, names: one.said.type, reason: "not valid", receivedAt: at };
				const heard = unreadableDraft(site, said, common.id);
				if (heard) this.append(heard);
				return;
			}
			const data = Object(parsed.data);
			this.append({
				...common,
				source: `device:${device}`,
				type: one.said.type,
				data,
				...(one.said.initial && { initial: true }),
			});
			return;
		}
		const data = one.link === "lost" ? { device, why: "last-will" } : { device };
		this.append({ ...common, source: "hub", type: `device.${one.link}`, data });
	}

	operate(step: OperatorStep, at: number): void {
		if ("tests" in step) {
			this.#person("walk-test.begun", at, { of: step.tests });
			return;
		}
		const { type, zone } = step.acknowledges;
		const incident = [...this.incidents.values()].findLast((one) => one.type === type && one.zone === zone);
		if (!incident) throw new Error(`there is no ${type} in ${zone} to take`);
		this.#person("incident.acknowledged", at, { incident: incident.id, rev: incident.rev });
	}

	#person(type: string, at: number, data: Record<string, unknown>): void {
		this.append({ source: "user:li", type, id: `li-${this.#drive.lastSeq}`, at, receivedAt: at, data });
	}

	append(draft: Draft): void {
		this.#drive.enter(draft);
	}

	elapse(to: number): void {
		this.#drive.elapse(to);
	}

	#take(entry: Entry) {
		const decision = step(this.#state, entry, site);
		if ("refused" in decision) throw new Error(decision.refused.detail);
		apply(this.#state, decision.changes);
		for (const change of decision.changes) {
			if (change.kind !== "incident") continue;
			if ("gone" in change) this.incidents.delete(change.id);
			else this.incidents.set(change.id, change.value);
		}
		return { answer: undefined, derived: decision.derived };
	}
}

async function play(name: string, seed: string): Promise<string[]> {
	const scenario = await loadScenario(name);
	const startAt = startOf(scenario, compound.timeZone, MORNING);
	const heard = rehearse({ compound, scenario, seed, startAt, simulators, forMs: scenario.lastsS * 1_000 });
	const hub = new Hub(startAt);
	const acts = [...(scenario.expected.operator ?? [])];
	for (const one of heard) {
		for (let act = acts[0]; act && startAt + act.at * 1_000 <= one.at; act = acts[0]) {
			hub.operate(act, startAt + act.at * 1_000);
			acts.shift();
		}
		hub.hear(one);
	}
	hub.elapse(startAt + scenario.lastsS * 1_000);
	return checkExpected(scenario.expected, [...hub.incidents.values()]);
}

test.each(await scenarioNames())("%s comes out as written beside it", async (name) => {
	expect(await play(name, "1")).toEqual([]);
	expect(await play(name, "2")).toEqual([]);
});
