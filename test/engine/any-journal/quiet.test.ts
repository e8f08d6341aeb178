import { expect, test } from "vitest";
import type { Reason } from "../../../src/model/outcome.ts";
import { always, alwaysWithCalls, run } from "./run.ts";
import { START } from "./site.ts";

test("what is kept quiet is never lost: no life alarm is, what waits has no clock, and all comes back", () => {
	always((given) => {
		const night = run(given, ({ alarms, incidents, state }) => {
			for (const { life, suppressed, shelved } of alarms) {
				if (life !== undefined) expect([suppressed, shelved]).toEqual([undefined, undefined]);
			}
			for (const incident of incidents) {
				if (!incident.quiet) continue;
				expect(incident.state === "open" && incident.rang > 0).toBe(false);
				expect([incident.due, state.timer.get(`${incident.id}.due`), state.timer.get(`${incident.id}.act`)]).toEqual([
					...[undefined, undefined, undefined],
				]);
			}
			for (const { shelved, id } of alarms) expect(state.bypass.has(`shelved:${id}`)).toBe(shelved !== undefined);
		});
		const end = (night.journal.at(-1)?.receivedAt ?? START) + 4_500_000;
		night.append({ source: "hub", type: "hub.waited", id: "end", at: end, receivedAt: end, data: {} });
		const stands = [...night.state.bypass.values()].filter(
			({ why }) => !["degraded", "schedule", "still-active"].includes(why),
		);
		expect([...stands, ...night.state["walk-test"].keys(), ...night.state.weather.keys()]).toEqual([]);
		for (const { quiet } of night.incidents) expect(quiet).toBeUndefined();
		for (const { suppressed } of night.alarms) expect(suppressed).toBeUndefined();
	});
});

test("what an incident owes is the sum of what its alarms owe, and is due by a timer", () => {
	always((given) => {
		run(given, ({ incidents, state }) => {
			for (const { id, alarms, owes } of incidents) {
				const debts = alarms.flatMap((one) => state.alarm.get(one)?.debt ?? []);
				const dues = debts.flatMap(({ due }) => due ?? []);
				expect(owes?.count ?? 0).toBe(debts.reduce((sum, { count }) => sum + count, 0));
				expect(owes?.dueAt).toBe(dues.length > 0 ? Math.min(...dues) : undefined);
				expect(state.timer.get(`${id}.unheard`)?.dueAt).toBe(owes?.dueAt);
				const owing = alarms.filter((one) => state.alarm.get(one)?.debt);
				expect([...(state.owing.get(id) ?? [])].sort()).toEqual([...owing].sort());
			}
		});
	});
});

test("what chatters is unguarded on the plan until its episode is over, and keeps its priority", () => {
	always((given) => {
		run(given, ({ alarms, state }) => {
			for (const { chattering, zone, rings = 0 } of alarms) {
				if (!chattering) continue;
				expect(rings).toBeGreaterThanOrEqual(5);
				if (zone !== "") expect(state.bypass.has(`chattering:${zone}`)).toBe(true);
			}
		});
	});
});

/** What a panic is heard by, in the very entry of its report. */
const HEARD: readonly Reason[] = ["raised", "reactivated", "repeated", "initial-known"];

test("a panic is never shelved, suppressed or disarmed", () => {
	alwaysWithCalls((given) => {
		const night = run(given, ({ alarms }) => {
			for (const { type, shelved, suppressed, active } of alarms) {
				if (type !== "home.panic") continue;
				expect({ shelved, suppressed, active }).toEqual({ active: true });
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
