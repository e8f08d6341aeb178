import { expect, test } from "vitest";
import { keyOf } from "../../../src/engine/state.ts";
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

test("no alarm is missed: what raises is raised, repeated, known already, late in an upload, or a named no-reason", () => {
	always((given) => {
		const night = run(given);
		for (const entry of night.journal) {
			const [kind = "", event = ""] = entry.type.split(".");
			const raises = entry.source.startsWith("device:") && garden.kinds.get(kind)?.events[event]?.raises !== undefined;
			if (!raises) continue;
			const why = entry.outcomes.map(({ because }) => because);
			const raised = entry.outcomes.find(({ because }) => COUNTED.includes(because));
			if (raised) expect(entry.incident).toBe(raised.incident);
			const told = [...COUNTED, "initial-known", "late", "not-a-reason", "delayed"];
			expect(why.some((because) => told.includes(because))).toBe(true);
			if (why.includes("not-a-reason") || why.includes("delayed")) continue;
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

test("a taken incident never gains a zone, a source, a priority or a re-activation without ringing", () => {
	always((given) => {
		run(given, (night, before, line) => {
			// Whoever puts two together has both before them.
			if (line.sort === "act" && line.type === "incident.merged") return;
			for (const incident of night.incidents) {
				const was = before.incidents.get(incident.id);
				const sums = incident.type === "feed.lost" || incident.type === "wall.protection-lost";
				if (!was || sums || incident.type === "wall.multiple-breach" || incident.rang !== was.rang) continue;
				expect(was.zones).toEqual(expect.arrayContaining([...incident.zones]));
				expect(urgency(incident.priority)).toBeGreaterThanOrEqual(urgency(was.priority));
				for (const id of was.alarms) {
					const [then, now] = [before.alarms.get(id), night.state.alarm.get(id)];
					if (then?.active === false)
						expect(now?.active === false || (now?.hidden ?? 0) > (then.hidden ?? 0)).toBe(true);
				}
			}
		});
	});
});

test("an acknowledgement covers nothing that rang later than the rev it names", () => {
	always((given) => {
		const night = run(given);
		for (const { type, data, changes, seq } of night.journal) {
			if (type !== "incident.acknowledged") continue;
			for (const change of changes) {
				if (change.kind === "alarm" && "value" in change)
					expect(Number(change.id.slice(4))).toBeLessThanOrEqual(Number(data.rev));
				if (change.kind !== "incident" || !("value" in change)) continue;
				expect(change.value.rang).toBeLessThanOrEqual(Number(data.rev));
				expect(change.value.rang).toBeLessThan(seq);
			}
		}
	});
});
