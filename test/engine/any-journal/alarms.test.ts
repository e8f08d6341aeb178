import { expect, test } from "vitest";
import { keyOf } from "../../../src/engine/kernel/state.ts";
import { urgency } from "../../../src/model/priority.ts";
import { garden } from "../../scenario.ts";
import { COUNTED } from "./counted.ts";
import { always, run } from "./run.ts";

test("every alarm stands in an open incident, and every incident has an alarm or a report", () => {
	always((given) => {
		run(given, (night) => {
			for (const alarm of night.alarms) {
				expect(night.state.incident.get(alarm.incident)?.alarms).toContain(alarm.id);
				expect(night.state.alarmByKey.get(keyOf(alarm))).toBe(alarm.id);
			}
			for (const incident of night.incidents) {
				expect(incident.alarms.length > 0 || incident.reportedBy !== undefined).toBe(true);
				for (const id of incident.alarms) {
					const alarm = night.state.alarm.get(id);
					// What was resolved has ended its alarms; opened again, it stands without them.
					if (incident.reopened === undefined || alarm) expect(alarm?.incident).toBe(incident.id);
				}
			}
		});
	});
});

test("no alarm is missed: what raises is raised, repeated, known already, late in an upload, or a named reason for none", () => {
	always((given) => {
		const night = run(given);
		for (const entry of night.journal) {
			const [kind = "", event = ""] = entry.type.split(".");
			const raises = entry.source.startsWith("device:") && garden.kinds.get(kind)?.events[event]?.raises !== undefined;
			if (!raises) continue;
			const why = entry.outcomes.map(({ because }) => because);
			const raised = entry.outcomes.find(({ because }) => COUNTED.includes(because));
			if (raised) expect(entry.incident).toBe(raised.incident);
			const nothing = ["not-a-reason", "glitch", "scheduled-off", "walk-test-passed"];
			const told = [...COUNTED, ...nothing, "initial-known", "late"];
			expect(why.some((because) => told.includes(because))).toBe(true);
			if (!raised && why.some((because) => nothing.includes(because))) continue;
			expect(entry.incident).toBeDefined();
		}
	});
});

test("an alarm once raised stands until a person's reset, and a latched one is active until then", () => {
	always((given) => {
		const night = run(given);
		const reset = new Set(night.ended.flatMap(({ alarms, mergedInto }) => (mergedInto ? [] : alarms)));
		for (const { outcomes } of night.journal) {
			for (const { because, alarm = "" } of outcomes) {
				if (because === "raised") expect(night.state.alarm.has(alarm) !== reset.has(alarm)).toBe(true);
			}
		}
		for (const { latches, active } of night.alarms) expect(active || !latches).toBe(true);
	});
});

test("a taken incident never gains a zone, a priority or a part without ringing or owing it", () => {
	always((given) => {
		run(given, (night, before, line) => {
			// Whoever puts two together has both before them.
			if (line.sort === "act" && line.type === "incident.merged") return;
			for (const incident of night.incidents) {
				const was = before.incidents.get(incident.id);
				if (!was || incident.rang !== was.rang || incident.type.startsWith("wall.")) continue;
				if (urgency(incident.priority) < urgency(was.priority)) expect(incident.quiet).toBe(true);
				for (const id of incident.alarms) {
					const alarm = night.state.alarm.get(id);
					if (alarm && !was.alarms.includes(id)) expect(alarm.debt !== undefined || alarm.drill).toBe(true);
				}
			}
		});
	});
});

test("an acknowledgement covers nothing that was news later than the rev it names", () => {
	always((given) => {
		const night = run(given);
		for (const { type, data, changes, seq } of night.journal) {
			if (type !== "incident.acknowledged") continue;
			for (const change of changes) {
				if (change.kind === "alarm" && "value" in change && !change.value.debt)
					expect(Number(change.id.slice(4))).toBeLessThanOrEqual(Number(data.rev));
				if (change.kind !== "incident" || !("value" in change)) continue;
				expect(change.value.news ?? 0).toBeLessThanOrEqual(Number(data.rev));
				expect(change.value.news ?? 0).toBeLessThan(seq);
			}
		}
	});
});
