import { expect, test } from "vitest";
import { isQuiet } from "../../../src/engine/quiet.ts";
import type { Reason } from "../../../src/model/outcome.ts";
import { COUNTED } from "./counted.ts";
import { always, alwaysWithCalls, run } from "./run.ts";
import { START } from "./site.ts";

test("what is kept quiet is never lost: no life alarm is, all that waits is quiet, and all comes back", () => {
	always((given) => {
		const night = run(given, ({ alarms, incidents, state }) => {
			for (const { life, suppressed, shelved } of alarms) {
				if (life !== undefined) expect([suppressed, shelved]).toEqual([undefined, undefined]);
			}
			for (const incident of incidents) {
				const all = incident.alarms.flatMap((id) => state.alarm.get(id) ?? []);
				const waits = incident.reportedBy === undefined && all.every(isQuiet);
				expect(incident.quiet === true).toBe(waits);
				if (waits) expect([incident.due, state.timer.get(`${incident.id}.due`)]).toEqual([undefined, undefined]);
			}
			for (const { shelved, id } of alarms) expect(state.bypass.has(`shelved:${id}`)).toBe(shelved !== undefined);
		});
		const end = (night.journal.at(-1)?.receivedAt ?? START) + 4_500_000;
		night.append({ source: "hub", type: "hub.waited", id: "end", at: end, receivedAt: end, data: {} });
		const stands = [...night.state.bypass.values()].filter(({ why }) => why !== "degraded" && why !== "schedule");
		expect([...stands, ...night.state["walk-test"].keys(), ...night.state.weather.keys()]).toEqual([]);
		const scheduled = new Set(night.alarms.flatMap((one) => (one.suppressed === "schedule" ? [one.incident] : [])));
		for (const { id, quiet } of night.incidents) expect(quiet === true && !scheduled.has(id)).toBe(false);
		for (const { hidden, acknowledged, suppressed } of night.alarms)
			expect(hidden !== undefined && acknowledged && !suppressed).toBe(false);
	});
});

test("what chatters keeps priority, state and deadline, and is never a life alarm", () => {
	always((given) => {
		const night = run(given, ({ alarms: all }) => {
			for (const { chattering, life } of all) expect(chattering && life !== undefined).toBeFalsy();
		});
		for (const { outcomes, changes } of night.journal) {
			if (outcomes[0]?.because !== "chattering" || outcomes[0].alarm === undefined) continue;
			for (const change of changes) {
				if (change.kind !== "incident" || !("value" in change) || change.id !== outcomes[0].incident) continue;
				expect(change.value.rang).toBeLessThan(change.value.rev);
				expect(change.value.priority === "high" || change.value.priority === "medium").toBe(true);
			}
		}
	});
});

test("what waits for its delay is raised, or the hub says that it was nothing", () => {
	always((given) => {
		const night = run(given);
		const end = (night.journal.at(-1)?.receivedAt ?? START) + 60_000;
		night.append({ source: "hub", type: "hub.waited", id: "end", at: end, receivedAt: end, data: {} });
		const told = ["raised", "reactivated", "repeated", "did-not-last", ...COUNTED];
		for (const { type, outcomes } of night.journal) {
			if (type !== "alarm.delay-passed") continue;
			expect(outcomes.some(({ because }) => told.includes(because))).toBe(true);
		}
		expect([...night.state.timer.keys()].filter((id) => id.startsWith("delayed"))).toEqual([]);
	});
});

/** What a panic is heard by, in the very entry of its report. */
const HEARD: readonly Reason[] = ["raised", "reactivated", "repeated", "initial-known"];

test("a panic is never shelved, delayed, chattering or disarmed", () => {
	alwaysWithCalls((given) => {
		const night = run(given, ({ alarms }) => {
			for (const { type, shelved, suppressed, chattering, hidden, active } of alarms) {
				if (type !== "home.panic") continue;
				expect({ shelved, suppressed, chattering, hidden, active }).toEqual({ active: true });
			}
		});
		for (const { type, source, outcomes, changes, incident } of night.journal) {
			if (type !== "home.panic" || !source.startsWith("device:")) continue;
			const why = outcomes.filter(({ alarm, because }) => alarm !== undefined && HEARD.includes(because));
			expect(why).toHaveLength(1);
			if (why[0]?.because === "initial-known") continue;
			expect(changes).toContainEqual(
				expect.objectContaining({ id: incident, value: expect.objectContaining({ priority: "critical" }) }),
			);
		}
	});
});
